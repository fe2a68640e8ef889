package io.revento.sandbox.console.deliveries;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.console.Pages;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.webhooks.Attempt;
import io.revento.sandbox.webhooks.Delivery;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the delivery log shows of a delivery. */
@ApplicationScoped
public class DeliveryView {

  /**
   * One try.
   *
   * @param then what came or comes after it, and when; empty if nothing does
   */
  public record Try(
      int number,
      String at,
      String status,
      boolean good,
      Map<String, String> headers,
      String body,
      String answer,
      String then,
      boolean last) {}

  /** One delivery. */
  public record Row(
      String id,
      String webhookId,
      String traceId,
      String type,
      String integration,
      String event,
      String state,
      String at,
      boolean open,
      List<Try> tries,
      String next) {}

  private final Integrations integrations;
  private final World world;
  private final SandboxClock clock;

  DeliveryView(Integrations integrations, World world, SandboxClock clock) {
    this.integrations = integrations;
    this.world = world;
    this.clock = clock;
  }

  /**
   * @param open whether all of it is to be seen at once
   */
  Row row(Delivery delivery, boolean open) {
    return new Row(
        delivery.id(),
        delivery.webhookId(),
        delivery.traceId(),
        delivery.type(),
        integration(delivery),
        event(delivery),
        delivery.state().wireName(),
        Pages.words(delivery.createdAt()),
        open,
        IntStream.range(0, delivery.tries().size()).mapToObj(i -> attempt(delivery, i)).toList(),
        next(delivery));
  }

  private String integration(Delivery delivery) {
    return integrations
        .find(delivery.integrationId())
        .map(one -> one.registration().name())
        .orElse(delivery.integrationId());
  }

  private String event(Delivery delivery) {
    return Optional.ofNullable(delivery.eventId())
        .map(id -> world.event(id).map((Resource event) -> event.text("name")).orElse(id))
        .orElse("no event");
  }

  private Try attempt(Delivery delivery, int index) {
    List<Attempt> tries = delivery.tries();
    Attempt attempt = tries.get(index);
    boolean last = index == tries.size() - 1;
    @Nullable Integer status = attempt.status();
    return new Try(
        index + 1,
        Pages.words(attempt.at()),
        status == null ? "no answer" : status.toString(),
        status != null && status >= 200 && status < 300,
        attempt.requestHeaders(),
        attempt.body(),
        attempt.answer(),
        last ? next(delivery) : waited(attempt.at(), tries.get(index + 1).at()),
        last);
  }

  private static String waited(Instant from, Instant to) {
    return "Next try " + words(Duration.between(from, to)) + " later";
  }

  private String next(Delivery delivery) {
    @Nullable Instant due = delivery.nextTryAt();
    if (due == null) {
      return "";
    }
    Instant now = clock.now();
    return due.isAfter(now)
        ? "Next try in " + words(Duration.between(now, due)) + ", at " + Pages.words(due)
        : "Next try at once";
  }

  /** A duration in its two greatest units. */
  static String words(Duration duration) {
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toSeconds() + " s";
  }
}
