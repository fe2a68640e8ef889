package io.revento.sandbox.state.journal;

/** The state cannot be used; the message says what to do. */
public final class StateFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StateFault(String message) {
    super(message);
  }
}
