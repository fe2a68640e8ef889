package io.revento.sandbox.control;

import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
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
    Instant target =
        body.has("now") ? time(body.text("now")) : clock.now().plus(step(body.text("advance")));
    if (target.isBefore(clock.now())) {
      throw Body.fault("The clock only goes forward: send a time after " + clock.now() + ".");
    }
    agenda.advanceTo(target);
    return new Time(clock.now());
  }

  private static Instant time(String text) {
    return Field.time(text)
        .orElseThrow(
            () -> Body.fault("`now` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
  }

  private static Duration step(String text) {
    try {
      Duration step = Duration.parse(text);
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
