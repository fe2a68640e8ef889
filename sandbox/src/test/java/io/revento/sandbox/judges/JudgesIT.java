package io.revento.sandbox.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.sandbox.testing.Node;
import io.revento.sandbox.testing.SandboxProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that others wrote agree with the packaged sandbox. What each checks stands in {@code
 * src/test/node}, and what it said in {@code target/node}.
 */
class JudgesIT {

  private static SandboxProcess sandbox;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Node.install();
    sandbox = SandboxProcess.begin(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /**
   * @param judge whose word it is
   * @param least tests that it must have run, so that an empty run is no success
   */
  @ParameterizedTest
  @CsvSource({
    "openid-client, oauth.test.mjs, 3",
    "standardwebhooks, webhooks.test.mjs, 1",
    "prism, openapi.test.mjs, 6"
  })
  void agrees(String judge, String file, int least) throws Exception {
    Map<String, String> where = Map.of("SANDBOX_URL", "http://localhost:" + sandbox.port());
    assertThat(Node.test(file, where)).as(judge).contains("pass " + least, "fail 0");
  }
}
