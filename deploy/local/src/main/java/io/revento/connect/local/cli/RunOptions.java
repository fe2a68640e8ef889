package io.revento.connect.local.cli;

import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports.Port;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What {@code deploy/local/run} was asked for.
 *
 * @param headless for scripts: one line {@code READY {json}} on standard output
 * @param fresh delete the data of earlier runs first
 * @param data the folder for data, secrets and logs
 * @param without the services that somebody else will start
 */
record RunOptions(boolean headless, boolean fresh, Path data, Set<Port> without) {

  static final String USAGE =
      """
      Usage: deploy/local/run [--headless] [--fresh] [--data FOLDER] [--without SERVICE]

        --headless         for scripts: prints one line, READY {json}, when all is up, and goes on
        --fresh            deletes the data of earlier runs first
        --data FOLDER      keeps data, secrets and logs there (default: .revento)
        --without SERVICE  leaves out ingress, token, sync or projection, and waits until you start
                           it by deploy/local/service; may be repeated

      Ports are set by SANDBOX_PORT, INGRESS_PORT, TOKEN_PORT, SYNC_PORT, PROJECTION_PORT,
      KAFKA_PORT and POSTGRES_PORT. Ctrl-C stops everything.""";

  /**
   * @throws IllegalArgumentException for what it does not know: says what
   */
  static RunOptions parse(List<String> arguments, Path home) {
    boolean headless = false;
    boolean fresh = false;
    Path data = home.resolve(".revento");
    Set<Port> without = EnumSet.noneOf(Port.class);
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--headless" -> headless = true;
        case "--fresh" -> fresh = true;
        case "--data" -> data = Path.of(next(rest, "--data needs a folder."));
        case "--without" -> without.add(service(next(rest, "--without needs a service.")));
        default -> throw new IllegalArgumentException("There is no option " + argument + ".");
      }
    }
    return new RunOptions(headless, fresh, data, without);
  }

  private static String next(Iterator<String> rest, String otherwise) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(otherwise);
    }
    return rest.next();
  }

  private static Port service(String name) {
    return LocalStack.SERVICES.stream()
        .filter(service -> service.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--without %s: it can be ingress, token, sync or projection.".formatted(name)));
  }
}
