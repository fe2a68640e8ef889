package io.revento.connect.local.cli.container;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The program of the image {@code revento-connect/tools}. */
public final class Tools {

  private static final String USAGE =
      """
      Usage: prepare | topics | connect | token ROLE [EVENT_ID] [--ttl PT8H]

        prepare  databases, topics, the registration at the sandbox, secrets
        topics   the topics alone, where a chart has no other way to create them
        connect  connects the sandbox's test event and waits for its data
        token    prints a token that the services accept; ROLE is reader, operator or service\
      """;

  private static final int USAGE_ERROR = 2;

  private Tools() {}

  public static void main(String... arguments) throws InterruptedException {
    try {
      run(List.of(arguments), ToolSettings.of(System.getenv()));
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + USAGE);
      System.exit(USAGE_ERROR);
    } catch (IOException | SQLException | IllegalStateException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  private static void run(List<String> arguments, ToolSettings settings)
      throws IOException, InterruptedException, SQLException {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    switch (command) {
      case "prepare" -> new Preparation(settings, System.out::println).run();
      case "topics" ->
          new TopicCreation(new TopicSettings(System.getenv()), System.out::println).run();
      case "connect" -> new FirstConnection(settings, System.out::println).run();
      case "token" ->
          System.out.println(io.revento.connect.local.cli.Token.token(rest, settings.folder()));
      default -> throw new IllegalArgumentException("Say what to do.");
    }
  }
}
