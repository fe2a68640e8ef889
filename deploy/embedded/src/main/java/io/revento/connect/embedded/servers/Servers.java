package io.revento.connect.embedded.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Where the servers of tests run. */
public enum Servers {
  EMBEDDED,
  CONTAINERS;

  private static final String PROPERTY = "test.infrastructure";
  private static final String AUTO = "auto";

  /**
   * As {@code -Dtest.infrastructure=auto|containers|embedded} says; {@code auto}, the default, is
   * containers where a Docker engine answers.
   *
   * @throws IllegalStateException when containers are asked for and no engine answers
   */
  public static Servers chosen() {
    Path home = Path.of(System.getProperty("user.home"));
    return choose(
        System.getProperty(PROPERTY, AUTO),
        () -> DockerEngine.mayBeThere(System.getenv(), home) && DockerEngine.answers(),
        DockerEngine::answers);
  }

  static Servers choose(String asked, BooleanSupplier engineFound, BooleanSupplier engineAnswers) {
    return switch (asked) {
      case AUTO -> engineFound.getAsBoolean() ? CONTAINERS : EMBEDDED;
      case "embedded" -> EMBEDDED;
      case "containers" -> {
        if (!engineAnswers.getAsBoolean()) {
          throw new IllegalStateException(
              "-D%s=containers, but no Docker engine answers. Start one, set DOCKER_HOST, or choose embedded."
                  .formatted(PROPERTY));
        }
        yield CONTAINERS;
      }
      default ->
          throw new IllegalArgumentException(
              "-D%s is '%s' and must be auto, containers or embedded.".formatted(PROPERTY, asked));
    };
  }

  /** Starts a broker, and says in the log which. */
  public Broker startBroker() throws IOException {
    Broker broker =
        switch (this) {
          case EMBEDDED -> EmbeddedBroker.start();
          case CONTAINERS -> ContainerBroker.start();
        };
    say(broker.description() + " at " + broker.bootstrapServers());
    return broker;
  }

  /** Starts a database server, and says in the log which. */
  public DatabaseServer startDatabaseServer() throws IOException {
    DatabaseServer server =
        switch (this) {
          case EMBEDDED -> EmbeddedDatabaseServer.start();
          case CONTAINERS -> ContainerDatabaseServer.start();
        };
    say(server.description() + " at " + server.url(""));
    return server;
  }

  private static void say(String server) {
    System.out.printf(
        "Tests run on %s (-D%s=%s)%n", server, PROPERTY, System.getProperty(PROPERTY, AUTO));
  }
}
