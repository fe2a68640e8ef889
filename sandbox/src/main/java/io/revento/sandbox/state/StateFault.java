package io.revento.sandbox.state;

/** The state cannot be used; the message says what to do. */
final class StateFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StateFault(String message) {
    super(message);
  }
}
