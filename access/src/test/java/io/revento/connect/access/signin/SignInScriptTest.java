package io.revento.connect.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the page's script where Node stands in for the browser; skipped where there is none. */
class SignInScriptTest {

  /** A signed-in answer, and a location that tells where it is sent. */
  private static final String BROWSER =
      """
      const element = { hidden: false, textContent: "" };
      globalThis.document = { getElementById: () => element, body: { dataset: {} } };
      globalThis.history = { replaceState: () => {} };
      globalThis.fetch = async () => ({ ok: true });
      globalThis.location = {
        origin: "http://localhost:8084", pathname: "/sign-in", hash: "#token",
        search: "?" + new URLSearchParams({ to: process.argv[2] }),
        replace: to => console.log(new URL(to, "http://localhost:8084/sign-in").href),
      };
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/program?day=2, /program?day=2",
    "connect, /connect",
    "http://localhost:8084/connect, /connect",
    "https://evil.example/, /",
    "//evil.example, /",
    "/\\evil.example, /",
    "javascript:alert(1), /",
    "http://, /",
    "/.//evil.example, //evil.example",
    "/..//evil.example, //evil.example",
  })
  void whatever_to_says_the_browser_stays_at_this_service(String to, String path) throws Exception {
    assertThat(sentTo(to)).isEqualTo("http://localhost:8084" + path);
  }

  private String sentTo(String to) throws IOException, InterruptedException {
    Optional<Path> node = node();
    assumeTrue(node.isPresent(), "skipped: no node on PATH to run the script with");
    Path script = Files.writeString(folder.resolve("page.js"), BROWSER + script());
    Process process =
        new ProcessBuilder(node.get().toString(), script.toString(), to)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private static Optional<Path> node() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String script() throws IOException {
    try (InputStream script = SignInResource.class.getResourceAsStream("sign-in.js")) {
      return "{\n" + new String(script.readAllBytes(), StandardCharsets.UTF_8) + "}\n";
    }
  }
}
