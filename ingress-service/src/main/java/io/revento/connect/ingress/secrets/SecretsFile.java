package io.revento.connect.ingress.secrets;

import io.revento.connect.ingress.signature.SignatureScheme;
import io.revento.connect.ingress.signature.SigningSecret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of the secrets file: one secret per line, optionally {@code until=<RFC 3339>} after it;
 * empty lines and those that begin with {@code #} are passed over.
 */
final class SecretsFile {

  private static final String UNTIL = "until=";

  private SecretsFile() {}

  /**
   * @throws IllegalArgumentException when it is not of that form; the message names the line and
   *     holds nothing of it
   */
  static List<SigningSecret> parse(String text, SignatureScheme scheme) {
    List<SigningSecret> secrets = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isEmpty() && !line.startsWith("#")) {
        secrets.add(secret(line, number, scheme));
      }
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("it holds no secret; put one on a line");
    }
    return List.copyOf(secrets);
  }

  private static SigningSecret secret(String line, int number, SignatureScheme scheme) {
    String[] parts = line.split("\\s+");
    try {
      if (parts.length == 1) {
        return new SigningSecret(scheme.key(parts[0]), null);
      }
      if (parts.length == 2 && parts[1].startsWith(UNTIL)) {
        Instant until = OffsetDateTime.parse(parts[1].substring(UNTIL.length())).toInstant();
        return new SigningSecret(scheme.key(parts[0]), until);
      }
    } catch (DateTimeException notATime) {
      throw fault(number, "until= wants an RFC 3339 time, as 2026-12-01T00:00:00Z");
    } catch (IllegalArgumentException notASecret) {
      throw fault(number, String.valueOf(notASecret.getMessage()));
    }
    throw fault(number, "a line is a secret, optionally followed by until=<RFC 3339>");
  }

  /** Without a cause: it might quote the line. */
  private static IllegalArgumentException fault(int line, String what) {
    return new IllegalArgumentException("line %d: %s".formatted(line, what));
  }
}
