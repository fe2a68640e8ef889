package io.revento.connect.projection.rebuild;

/** Ends the work on a rebuild that is another replica's by now, or is asked for anew. */
final class TakenOver extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TakenOver() {
    super("the rebuild is no longer ours", null, false, false);
  }

  static void unless(boolean ours) {
    if (!ours) {
      throw new TakenOver();
    }
  }
}
