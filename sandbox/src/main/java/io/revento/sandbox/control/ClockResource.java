package io.revento.sandbox.control;

import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.world.model.Field;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sandbox's time, to read and to move forward. */
@Path("/sandbox/clock")
@Produces(MediaType.APPLICATION_JSON)
public class ClockResource {

  record Time(Instant now) {}

  /** All that is due on the way is done before the answer: 52 resets a year, for one. */
  private static final Duration LONGEST_STEP = Duration.ofDays(3_660);

  private static final String TOO_FAR = "The clock moves on by at most ten years at a time.";

  private final SandboxClock clock;
  private final Agenda agenda;

  ClockResource(SandboxClock clock, Agenda agenda) {
    this.clock = clock;
    this.agenda = agenda;
  }

  @GET
  public Time read() {
    return new Time(clock.now());
  }

  /** Answers when everything that was due until then is done, in order. */
  @PUT
  public Time move(@Nullable String text) {
    Body body = Body.of(text, "now", "advance");
    if (body.has("now") == body.has("advance")) {
      throw Body.fault("Send either `now`, a time, or `advance`, a duration such as PT36H.");
    }
    if (body.has("now")) {
      agenda.advanceTo(time(body.text("now")));
    } else {
      agenda.advanceBy(step(body.text("advance")));
    }
    return new Time(clock.now());
  }

  private Instant time(String text) {
    Instant target =
        Field.time(text)
            .orElseThrow(
                () ->
                    Body.fault("`now` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
    Instant now = clock.now();
    if (target.isBefore(now)) {
      throw Body.fault("The clock only goes forward: send a time after " + now + ".");
    }
    if (target.isAfter(now.plus(LONGEST_STEP))) {
      throw Body.fault(TOO_FAR);
    }
    return target;
  }

  private static Duration step(String text) {
    try {
      Duration step = Duration.parse(text);
      if (step.compareTo(LONGEST_STEP) > 0) {
        throw Body.fault(TOO_FAR);
      }
      if (!step.isNegative()) {
        return step;
      }
    } catch (DateTimeException notADuration) {
      throw invalidStep();
    }
    throw invalidStep();
  }

  private static RuntimeException invalidStep() {
    return Body.fault("`advance` must be a duration as ISO 8601, such as PT36H, and forward.");
  }
}
