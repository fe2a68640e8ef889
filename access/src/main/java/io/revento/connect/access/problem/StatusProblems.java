package io.revento.connect.access.problem;

/** The problems that mean the same in every service. */
public final class StatusProblems {

  public static final Problem UNAUTHENTICATED =
      Problem.of(
          401,
          "unauthenticated",
          "This wants a valid token. Send it as Authorization: Bearer, or sign in at /sign-in.");

  public static final Problem FORBIDDEN =
      Problem.of(
          403,
          "forbidden",
          "The token's role does not permit this. Use one with the role that it takes.");

  public static final Problem INTERNAL_ERROR =
      Problem.of(
          500,
          "internal_error",
          "Something went wrong on our side, and was logged. Try again; if it stays, tell whoever"
              + " runs this system.");

  static final Problem MALFORMED_BODY =
      Problem.of(
          400,
          "malformed_body",
          "The body is not JSON of the form that this resource takes. Check its syntax, its fields"
              + " and their kinds.");

  static final Problem BAD_PARAMETER =
      Problem.of(
          400,
          "bad_parameter",
          "A parameter's value is not of the kind that it takes. Check numbers, dates and names of"
              + " values.");

  private StatusProblems() {}

  /** The problem of a request that was refused with that status, 400 to 499. */
  public static Problem of(int status) {
    return switch (status) {
      case 400 ->
          Problem.of(
              status,
              "bad_request",
              "The request cannot be read. Check its parameters and its body's form.");
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> Problem.of(status, "not_found", "There is nothing here. Check the path.");
      case 405 -> Problem.of(status, "method_not_allowed", "This path does not take this method.");
      case 406 ->
          Problem.of(status, "not_acceptable", "This is not offered in a type that Accept names.");
      case 413 -> Problem.of(status, "content_too_large", "The body is too large. Send less.");
      case 415 ->
          Problem.of(
              status, "unsupported_media_type", "This takes another Content-Type, mostly JSON.");
      default -> Problem.of(status, "status_" + status, "The request was refused.");
    };
  }
}
