package io.revento.connect.contract.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document as the tools of its users read it: by AsyncAPI's own parser, from npm. */
class AsyncApiTest {

  private static final Path RECIPE = Path.of("src", "test", "node");

  /** Kept between builds: only the first one fetches the parser. */
  private static final Path JUDGES = Path.of("target", "node").toAbsolutePath();

  private static final long PATIENCE_SECONDS = 180;

  private record Outcome(int code, String text) {}

  @BeforeAll
  static void fetch() throws IOException, InterruptedException {
    String unseen = "asyncapi.yaml was not shown to @asyncapi/parser: ";
    assumeTrue(isThere("node") && isThere("npm"), unseen + "Node and npm are not installed.");
    Files.createDirectories(JUDGES);
    for (String file : List.of("package.json", "package-lock.json", "accept.mjs")) {
      Files.copy(RECIPE.resolve(file), JUDGES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(JUDGES.resolve("node_modules"))) {
      Outcome fetched = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      assumeTrue(fetched.code() == 0, unseen + "npm could not fetch it: " + fetched.text());
    }
  }

  @Test
  void the_parser_of_asyncapi_accepts_it_and_finds_every_topic() throws Exception {
    Outcome read = accepted(Published.HOME.resolve("asyncapi.yaml"));
    assertThat(read).isEqualTo(new Outcome(0, "channels: " + TopicCatalogue.all().size() + "\n"));
  }

  @Test
  void it_would_object_to_a_message_that_is_not_there() throws Exception {
    String whole = Files.readString(Published.HOME.resolve("asyncapi.yaml"));
    Path broken = JUDGES.resolve("broken.yaml");
    Files.writeString(
        broken, whole.replace("#/components/messages/deleted", "#/components/messages/nothing"));
    assertThat(accepted(broken).code()).isNotZero();
  }

  private static Outcome accepted(Path document) throws IOException, InterruptedException {
    return run("node", "accept.mjs", document.toString());
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return run(program, "--version").code() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Path folder = Files.exists(JUDGES) ? JUDGES : Path.of("").toAbsolutePath();
    Path printed = Files.createTempFile("judge", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(-1, String.join(" ", command) + " did not end in time");
      }
      return new Outcome(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
    } finally {
      Files.delete(printed);
    }
  }
}
