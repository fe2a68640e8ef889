package io.revento.connect.embedded.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

  private static final BooleanSupplier YES = () -> true;
  private static final BooleanSupplier NO = () -> false;
  private static final BooleanSupplier UNASKED =
      () -> {
        throw new AssertionError("nobody should have asked for an engine");
      };

  @TempDir Path home;

  @Test
  void auto_takes_containers_only_where_an_engine_was_found() {
    assertThat(Servers.choose("auto", YES, UNASKED)).isEqualTo(Servers.CONTAINERS);
    assertThat(Servers.choose("auto", NO, UNASKED)).isEqualTo(Servers.EMBEDDED);
  }

  @Test
  void embedded_asks_for_no_engine() {
    assertThat(Servers.choose("embedded", UNASKED, UNASKED)).isEqualTo(Servers.EMBEDDED);
  }

  @Test
  void containers_without_an_engine_says_what_to_do() {
    assertThat(Servers.choose("containers", UNASKED, YES)).isEqualTo(Servers.CONTAINERS);
    assertThatThrownBy(() -> Servers.choose("containers", UNASKED, NO))
        .hasMessageContaining("no Docker engine answers")
        .hasMessageContaining("DOCKER_HOST");
  }

  @Test
  void anything_else_is_refused_with_the_words_that_are_known() {
    assertThatThrownBy(() -> Servers.choose("docker", UNASKED, UNASKED))
        .hasMessage("-Dtest.infrastructure is 'docker' and must be auto, containers or embedded.");
  }

  @Test
  void an_engine_is_looked_for_where_something_names_one() throws Exception {
    assertThat(DockerEngine.mayBeThere(Map.of("DOCKER_HOST", "tcp://engine:2375"), home)).isTrue();
    Files.createFile(home.resolve("docker.sock"));
    assertThat(DockerEngine.mayBeThere(Map.of("XDG_RUNTIME_DIR", home.toString()), home)).isTrue();
  }

  @Test
  void the_image_takes_settings_as_variables() {
    assertThat(ContainerBroker.variable("offsets.topic.num.partitions"))
        .isEqualTo("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS");
  }
}
