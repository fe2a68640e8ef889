package io.revento.connect.ingress.fuzz;

import io.revento.connect.ingress.fuzz.FuzzedRequest.Expected;
import io.revento.connect.ingress.testing.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests by chance, each from its own number: signed ones with odd bodies and framing,
 * signed ones that were changed afterwards, unsigned ones, and bytes that are hardly HTTP. It keeps
 * a note of everything that it ever signed.
 */
final class DeliveryFuzzer {

  private static final int MIB = 1024 * 1024;
  private static final Sender STRANGER = new Sender(0, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private final Sender revento = new Sender(0);
  private final long seed;
  private final Map<String, byte[]> signed = new ConcurrentHashMap<>();

  DeliveryFuzzer(long seed) {
    this.seed = seed;
  }

  /** The body that was signed under that id; null when none was. */
  byte @Nullable [] signedBody(String webhookId) {
    return signed.get(webhookId);
  }

  FuzzedRequest request(int number) {
    Random random = new Random(seed * 31 + number);
    WireRequest wire = genuine(random, "fuzz_%d_%d".formatted(seed, number));
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> wire.as("genuine", Expected.ACCEPTED);
      case 5 -> manySignatures(random, wire);
      case 6 -> bodyChanged(random, wire);
      case 7 -> signatureChanged(random, wire);
      case 8 -> timestampChanged(random, wire);
      case 9 -> headerLostOrDoubled(random, wire);
      case 10 -> otherId(random, wire);
      case 11 -> stranger(wire);
      case 12 -> otherwiseAddressed(random, wire);
      case 13 -> random.nextInt(20) == 0 ? tooLarge(random, wire) : oddHeaders(random, wire);
      default -> garbled(random, wire);
    };
  }

  private WireRequest genuine(Random random, String id) {
    long now = Instant.now().getEpochSecond() + random.nextInt(400) - 200;
    byte[] body = OddBodies.one(random);
    signed.put(id, body);
    WireRequest wire = new WireRequest(body, random.nextInt(3) == 0);
    wire.put("webhook-id", id);
    wire.put("webhook-timestamp", Long.toString(now));
    wire.put("webhook-signature", "v1," + revento.signature(id, now, body));
    if (random.nextBoolean()) {
      wire.put("content-type", OddBodies.text(random, 40));
    }
    if (random.nextInt(4) == 0) {
      wire.put("content-encoding", random.nextBoolean() ? "gzip" : OddBodies.text(random, 10));
    }
    return wire;
  }

  private static FuzzedRequest manySignatures(Random random, WireRequest wire) {
    List<String> entries = new ArrayList<>(List.of(wire.get("webhook-signature")));
    for (int n = random.nextInt(40); n > 0; n--) {
      String other = "v%d,%s".formatted(random.nextInt(3), OddBodies.text(random, 44));
      entries.add(random.nextInt(entries.size() + 1), other.replace(' ', '_'));
    }
    wire.put("webhook-signature", String.join(" ", entries));
    return wire.as("many signatures", Expected.ACCEPTED);
  }

  private static FuzzedRequest bodyChanged(Random random, WireRequest wire) {
    byte[] body = wire.body();
    if (body.length == 0 || random.nextInt(4) == 0) {
      wire.body(Arrays.copyOf(body, body.length + 1));
    } else {
      byte[] changed = body.clone();
      changed[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      wire.body(changed);
    }
    return wire.as("body changed", Expected.REFUSED);
  }

  private static FuzzedRequest signatureChanged(Random random, WireRequest wire) {
    String right = wire.get("webhook-signature");
    byte[] hmac = Base64.getDecoder().decode(right.substring("v1,".length()));
    hmac[random.nextInt(hmac.length)] ^= (byte) (1 << random.nextInt(8));
    String wrong = "v1," + Base64.getEncoder().encodeToString(hmac);
    List<String> wrongs =
        List.of(
            wrong,
            right.substring(0, 3 + random.nextInt(40)),
            right.replace("v1,", "v1a,"),
            right.replace("v1,", "v1"),
            "v1,",
            "",
            OddBodies.text(random, 60),
            (wrong + " ").repeat(20));
    wire.put("webhook-signature", wrongs.get(random.nextInt(wrongs.size())));
    return wire.as("signature changed", Expected.REFUSED);
  }

  private static FuzzedRequest timestampChanged(Random random, WireRequest wire) {
    long signedAt = Long.parseLong(wire.get("webhook-timestamp"));
    List<String> others =
        List.of(
            Long.toString(signedAt + 1 + random.nextInt(10)),
            Long.toString(signedAt - 86_400),
            Long.toString(signedAt + 86_400),
            "-" + signedAt,
            signedAt + ".0",
            "0x" + signedAt,
            "9".repeat(1 + random.nextInt(40)),
            "",
            OddBodies.text(random, 12));
    wire.put("webhook-timestamp", others.get(random.nextInt(others.size())));
    return wire.as("timestamp changed", Expected.REFUSED);
  }

  private static FuzzedRequest headerLostOrDoubled(Random random, WireRequest wire) {
    List<String> names = List.of("webhook-id", "webhook-timestamp", "webhook-signature");
    if (random.nextBoolean()) {
      wire.remove(names.get(random.nextInt(3)));
    } else {
      wire.doubled(names.get(random.nextInt(2)));
    }
    return wire.as("header lost or doubled", Expected.REFUSED);
  }

  private static FuzzedRequest otherId(Random random, WireRequest wire) {
    wire.put("webhook-id", wire.get("webhook-id") + "x" + OddBodies.text(random, 20));
    return wire.as("other id", Expected.REFUSED);
  }

  private static FuzzedRequest stranger(WireRequest wire) {
    long time = Long.parseLong(wire.get("webhook-timestamp"));
    String theirs = STRANGER.signature(wire.get("webhook-id"), time, wire.body());
    wire.put("webhook-signature", "v1," + theirs);
    return wire.as("other secret", Expected.REFUSED);
  }

  private static FuzzedRequest otherwiseAddressed(Random random, WireRequest wire) {
    List<String> lines =
        List.of(
            "GET /webhooks/revento",
            "PUT /webhooks/revento",
            "DELETE /webhooks/revento",
            "OPTIONS /webhooks/revento",
            "PROPFIND /webhooks/revento",
            "POST /webhooks/revento/" + random.nextInt(),
            "POST /webhooks/../webhooks/nothing",
            "POST /webhooks",
            "POST /" + "a/".repeat(random.nextInt(200)),
            "POST /webhooks/revent%6f%00");
    wire.line(lines.get(random.nextInt(lines.size())));
    return wire.as("otherwise addressed", Expected.REFUSED);
  }

  private static FuzzedRequest tooLarge(Random random, WireRequest wire) {
    wire.body(new byte[MIB + 1 + random.nextInt(MIB)]);
    return wire.as("too large", Expected.REFUSED);
  }

  private static FuzzedRequest oddHeaders(Random random, WireRequest wire) {
    for (int n = random.nextInt(60); n > 0; n--) {
      wire.put("x-" + n, OddBodies.text(random, random.nextInt(100)));
    }
    wire.put("traceparent", OddBodies.text(random, 55));
    return wire.as("odd headers", Expected.ACCEPTED);
  }

  private static FuzzedRequest garbled(Random random, WireRequest wire) {
    byte[] bytes = wire.bytes();
    int changes = 1 + random.nextInt(random.nextInt(8) == 0 ? bytes.length : 6);
    for (int n = 0; n < changes; n++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    byte[] part = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
    return new FuzzedRequest(
        "garbled", random.nextBoolean() ? bytes : part, Expected.EITHER, false);
  }
}
