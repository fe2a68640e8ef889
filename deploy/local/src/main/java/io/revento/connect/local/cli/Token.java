package io.revento.connect.local.cli;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.local.stack.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code deploy/local/token}: prints a token that the local run's services accept. */
public final class Token {

  private static final String USAGE =
      """
      Usage: deploy/local/token ROLE [EVENT_ID] [--ttl PT8H] [--data FOLDER]

        ROLE           reader, operator or service
        EVENT_ID       limits the token to that event (default: all events)
        --ttl          how long it is valid, as an ISO 8601 duration (default: PT8H)
        --data FOLDER  the folder of the local run (default: .revento)""";

  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(8);
  private static final int USAGE_ERROR = 2;

  private Token() {}

  public static void main(String... arguments) {
    Path home = Path.of(System.getProperty("revento.home", "."));
    try {
      System.out.println(token(List.of(arguments), home.resolve(".revento")));
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + USAGE);
      System.exit(USAGE_ERROR);
    } catch (IOException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  /**
   * @throws IllegalArgumentException for arguments that make no token: says why
   * @throws IOException when there is no local run whose key could sign
   */
  public static String token(List<String> arguments, Path defaultData) throws IOException {
    Path data = defaultData;
    Duration lifetime = DEFAULT_LIFETIME;
    List<String> plain = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--ttl" -> lifetime = lifetime(value(rest, argument));
        case "--data" -> data = Path.of(value(rest, argument));
        default -> plain.add(argument);
      }
    }
    if (plain.isEmpty() || plain.size() > 2) {
      throw new IllegalArgumentException("Say for which role, and for at most one event.");
    }
    String role = role(plain.get(0));
    AccessKeys keys = keys(Secrets.accessKey(data));
    return plain.size() == 1
        ? keys.token(role, lifetime)
        : keys.token(role, lifetime, List.of(plain.get(1)));
  }

  private static String value(Iterator<String> rest, String option) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static String role(String name) {
    if (!List.of(Roles.READER, Roles.OPERATOR, Roles.SERVICE).contains(name)) {
      throw new IllegalArgumentException("There is no role '" + name + "'.");
    }
    return name;
  }

  private static Duration lifetime(String text) {
    try {
      Duration lifetime = Duration.parse(text);
      if (!lifetime.isNegative() && !lifetime.isZero()) {
        return lifetime;
      }
    } catch (DateTimeException notADuration) {
      // Said below, in words.
    }
    throw new IllegalArgumentException(
        "--ttl is '%s' and must be a positive duration such as PT8H.".formatted(text));
  }

  private static AccessKeys keys(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "There is no key at %s: start the local run once (deploy/local/run).".formatted(file));
    }
    return AccessKeys.read(file);
  }
}
