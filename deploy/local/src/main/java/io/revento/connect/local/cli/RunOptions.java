package io.revento.connect.local.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code deploy/local/run} was asked for.
 *
 * @param headless for scripts: one line {@code READY {json}} on standard output
 * @param fresh delete the data of earlier runs first
 * @param data the folder for data, secrets and logs
 */
record RunOptions(boolean headless, boolean fresh, Path data) {

  static final String USAGE =
      """
      Usage: deploy/local/run [--headless] [--fresh] [--data FOLDER]

        --headless     for scripts: prints one line, READY {json}, when all is up, and goes on
        --fresh        deletes the data of earlier runs first
        --data FOLDER  keeps data, secrets and logs there (default: .revento)

      Ports are set by SANDBOX_PORT, INGRESS_PORT, TOKEN_PORT, SYNC_PORT, PROJECTION_PORT,
      KAFKA_PORT and POSTGRES_PORT. Ctrl-C stops everything.""";

  /**
   * @throws IllegalArgumentException for what it does not know: says what
   */
  static RunOptions parse(List<String> arguments, Path home) {
    boolean headless = false;
    boolean fresh = false;
    Path data = home.resolve(".revento");
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--headless" -> headless = true;
        case "--fresh" -> fresh = true;
        case "--data" -> {
          if (!rest.hasNext()) {
            throw new IllegalArgumentException("--data needs a folder.");
          }
          data = Path.of(rest.next());
        }
        default -> throw new IllegalArgumentException("There is no option " + argument + ".");
      }
    }
    return new RunOptions(headless, fresh, data);
  }
}
