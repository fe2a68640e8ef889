package io.revento.connect.token.connect;

import io.revento.connect.token.page.Pages;
import jakarta.ws.rs.core.Response;

/** Why nothing was connected, in words for a person, and what to do. */
public enum Refusal {
  INCOMPLETE(
      400,
      "This address is not complete",
      "Part of what Revento sends back is missing. Start again from the link you were given."),
  NOT_BEGUN_HERE(
      400,
      "This consent cannot be used",
      "It was used already, it took too long, or it was begun in another browser. Nothing was"
          + " changed. Start again, and finish in the same browser."),
  OTHER_SERVER(
      400,
      "This answer did not come from Revento",
      "It names another server than the one that was asked. Nothing was changed. Start again."),
  DENIED(
      403,
      "Not connected",
      "Access was not granted at Revento. Nothing was changed. If this was a mistake, start again."),
  NOT_ALLOWED(
      403,
      "Revento refuses this connection",
      "The organization must be verified as formal, and the integration published, before anyone can"
          + " consent. Nothing was changed. Ask Revento, then start again."),
  CODE_NOT_ACCEPTED(
      400,
      "Revento did not accept this consent",
      "It was used already or took too long. Nothing was changed. Start again."),
  OTHER_EVENT(
      409,
      "That was another event",
      "The consent was given for another event than the one that was asked for, so it was returned."
          + " Nothing was changed. Start again and choose the right event."),
  UNAVAILABLE(
      503,
      "Revento does not answer",
      "The consent could not be completed just now. Start again in a few minutes."),
  TROUBLE(
      503,
      "This service has trouble",
      "The consent could not be completed just now. Start again in a few minutes."),
  NOT_KEPT(
      503,
      "The consent could not be stored",
      "So it was returned to Revento, and nothing was changed. Start again in a few minutes."),
  UNUSABLE_REPLY(
      502,
      "Revento's answer cannot be used",
      "It does not say which event the consent is for. Nothing was changed. Tell the operator."),
  UNPUBLISHED(
      409,
      "No new connections for now",
      "Revento has unpublished this integration. Existing connections go on; new ones are possible"
          + " when it is published again."),
  TAKEN_BACK(
      409,
      "This access was taken back",
      "Revento says that it was revoked right after the consent. Nothing was changed. Start again if"
          + " that was a mistake."),
  INVITATION_GONE(
      410,
      "This invitation cannot be used",
      "It was used already or has expired. Ask whoever sent it for a new one.");

  private final int status;
  private final String title;
  private final String text;

  Refusal(int status, String title, String text) {
    this.status = status;
    this.title = title;
    this.text = text;
  }

  /** The page that says so. */
  public Response page() {
    return Pages.refused(status, title, text);
  }
}
