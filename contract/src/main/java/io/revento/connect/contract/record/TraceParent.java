package io.revento.connect.contract.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} (W3C Trace Context, section 3.2): which trace something belongs
 * to, and below which of its spans.
 *
 * @param traceId 32 hexadecimal digits, not all 0
 * @param spanId 16 hexadecimal digits, not all 0
 * @param sampled whether the sender may have recorded it
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

  /** Of later versions only this much is known; they may have more behind it. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)(?<version>[0-9a-f]{2})-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})(?<span>[0-9a-f]{16})"
              + "-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

  private static final String FIRST_VERSION = "00";
  private static final int SAMPLED = 1;

  /** Empty where the header is missing or malformed: then there is no trace to go on with. */
  public static Optional<TraceParent> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(header);
    if (!parts.matches()
        || (parts.group("more") != null && parts.group("version").equals(FIRST_VERSION))) {
      return Optional.empty();
    }
    int flags = Integer.parseInt(parts.group("flags"), 16);
    return Optional.of(
        new TraceParent(parts.group("trace"), parts.group("span"), (flags & SAMPLED) == SAMPLED));
  }

  /** As it is sent. */
  public String header() {
    return FIRST_VERSION + "-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }
}
