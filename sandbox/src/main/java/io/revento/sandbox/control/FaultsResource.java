package io.revento.sandbox.control;

import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.faults.FaultSettings;
import io.revento.sandbox.faults.Faults;
import io.revento.sandbox.faults.Knob;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose, to read and to set. */
@Path("/sandbox/faults")
@Produces(MediaType.APPLICATION_JSON)
public class FaultsResource {

  private static final int LONGEST_LATENCY_MS = 60_000;

  private final Faults faults;

  FaultsResource(Faults faults) {
    this.faults = faults;
  }

  @GET
  public Map<String, Object> read() {
    return faults.settings().json();
  }

  /** What is not given does not go wrong; an empty object clears all. */
  @PUT
  public Map<String, Object> set(@Nullable String text) {
    Body body = Body.of(text, "seed", "api", "oauth", "webhooks");
    Map<Knob, Double> values = new EnumMap<>(Knob.class);
    for (String group : List.of("api", "oauth", "webhooks")) {
      body.object(group).forEach((name, value) -> read(group, name, value, values));
    }
    faults.set(new FaultSettings(seed(body), values));
    return read();
  }

  private static void read(
      String group, String name, @Nullable Object value, Map<Knob, Double> values) {
    List<Knob> known = knobs(group).toList();
    Knob knob =
        known.stream()
            .filter(one -> one.wireName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Body.fault(
                        "`%s.%s` is not known. Known are: %s."
                            .formatted(
                                group,
                                name,
                                String.join(", ", known.stream().map(Knob::wireName).toList()))));
    double most = knob.latency() ? LONGEST_LATENCY_MS : 1;
    if (!(value instanceof Number number)
        || !(number.doubleValue() >= 0 && number.doubleValue() <= most)) {
      throw Body.fault(
          "`%s.%s` must be %s."
              .formatted(
                  group,
                  name,
                  knob.latency()
                      ? "milliseconds from 0 to " + LONGEST_LATENCY_MS
                      : "a rate from 0 to 1"));
    }
    values.put(knob, number.doubleValue());
  }

  private static Stream<Knob> knobs(String group) {
    return Stream.of(Knob.values()).filter(knob -> knob.group().equals(group));
  }

  private static long seed(Body body) {
    Object seed = body.fields().get("seed");
    if (seed == null) {
      return 0;
    }
    if (seed instanceof Integer || seed instanceof Long) {
      return ((Number) seed).longValue();
    }
    throw Body.fault("`seed` must be a whole number.");
  }
}
