package io.revento.connect.local.cli.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.embedded.SingleBroker;
import io.revento.connect.local.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} keeps what it promises, as far as the file itself can tell. */
class ComposeFileTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Set<String> ONE_SHOT = Set.of("prepare");
  private static final Set<String> TOOLS = Set.of("prepare", "connect");

  /** Folders of the services' modules, by their names in the file. */
  private static final Map<String, String> MODULES =
      Map.of(
          "ingress", "ingress-service",
          "token", "token-service",
          "sync", "sync-service",
          "projection", "projection-service");

  private final Map<String, Map<String, Object>> services = services();

  @Test
  void every_service_has_a_health_check_or_runs_once() {
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                assertThat(service.containsKey("healthcheck"))
                    .isNotEqualTo(ONE_SHOT.contains(name)))
        .containsKeys(ONE_SHOT.toArray(String[]::new));
  }

  @Test
  void what_waits_waits_for_health_or_for_success() {
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                map(service.get("depends_on"))
                    .forEach(
                        (other, how) ->
                            assertThat(map(how).get("condition"))
                                .isEqualTo(
                                    ONE_SHOT.contains(other)
                                        ? "service_completed_successfully"
                                        : "service_healthy")));
  }

  @Test
  void no_service_asks_for_privileges() {
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                assertThat(service)
                    .doesNotContainKeys(
                        "privileged", "ulimits", "cap_add", "devices", "network_mode", "pid"));
  }

  @Test
  void our_own_programs_write_to_no_root_file_system_and_have_no_capability() {
    assertThat(services.values())
        .filteredOn(service -> image(service).startsWith("revento-connect/"))
        .hasSize(MODULES.size() + 3)
        .allSatisfy(
            service -> {
              assertThat(service).containsEntry("read_only", true);
              assertThat(service).containsEntry("cap_drop", List.of("ALL"));
            });
  }

  @Test
  void mounts_of_the_host_are_configuration_of_ours_to_read() {
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                assertThat(texts(service.get("volumes")))
                    .filteredOn(volume -> volume.startsWith(".") || volume.startsWith("/"))
                    .allSatisfy(
                        volume -> {
                          assertThat(volume).startsWith("./deploy/").endsWith(":ro");
                          assertThat(HOME.resolve(volume.split(":")[0])).exists();
                        }));
  }

  @Test
  void every_image_is_pinned() {
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                assertThat(image(service))
                    .matches("[a-z-/]+:(v?[0-9]+(\\.[0-9]+)+|\\$\\{REVENTO_CONNECT_VERSION:-.+})"));
  }

  @Test
  void ports_are_those_of_the_contract_on_this_machine_only() {
    List<String> published = new ArrayList<>();
    services.values().forEach(service -> published.addAll(texts(service.get("ports"))));
    assertThat(published).allMatch(port -> port.startsWith("127.0.0.1:"));
    Ports contract = Ports.of(Map.of());
    assertThat(published)
        .extracting(port -> Integer.valueOf(port.split(":")[1]))
        .containsAll(contract.numbers().values());
  }

  @Test
  void the_broker_is_set_as_ours_is() {
    Map<String, Object> environment = environment("kafka");
    assertThat(SingleBroker.SETTINGS)
        .allSatisfy(
            (setting, value) ->
                assertThat(
                        environment.get(
                            "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_')))
                    .hasToString(value));
  }

  @Test
  void every_variable_of_a_service_is_one_that_it_reads() throws IOException {
    String libraries =
        read("access/src/main/resources/META-INF/microprofile-config.properties")
            + read("telemetry/src/main/resources/META-INF/microprofile-config.properties");
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      String settings =
          libraries + read(module.getValue() + "/src/main/resources/application.properties");
      assertThat(environment(module.getKey()).keySet())
          .isNotEmpty()
          .filteredOn(name -> !name.equals("QUARKUS_CONFIG_LOCATIONS"))
          .allSatisfy(
              name -> assertThat(settings).containsAnyOf("${" + name + ":", "${" + name + "}"));
    }
  }

  @Test
  void every_variable_of_a_tool_is_one_that_it_reads() throws IOException {
    String settings =
        read("deploy/local/src/main/java/io/revento/connect/local/cli/container/ToolSettings.java");
    for (String tool : TOOLS) {
      assertThat(environment(tool).keySet())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(settings).contains('"' + name + '"'));
    }
  }

  @Test
  void every_variable_of_the_example_is_one_of_the_file() throws IOException {
    String file = read("docker-compose.yml");
    try (Stream<String> lines = Files.lines(HOME.resolve(".env.example"))) {
      assertThat(lines.filter(line -> line.matches("#?[A-Z_]+=.*")))
          .isNotEmpty()
          .extracting(line -> line.replaceAll("^#?([A-Z_]+)=.*", "$1"))
          .allSatisfy(name -> assertThat(file).contains("${" + name + ":-"));
    }
  }

  private Map<String, Object> environment(String service) {
    return map(services.get(service).get("environment"));
  }

  private static String image(Map<String, Object> service) {
    return String.valueOf(service.get("image"));
  }

  private static Map<String, Map<String, Object>> services() {
    try {
      Map<String, Object> file = new Yaml().load(read("docker-compose.yml"));
      @SuppressWarnings("unchecked")
      Map<String, Map<String, Object>> services =
          (Map<String, Map<String, Object>>) file.get("services");
      return services;
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Object node) {
    return node == null ? List.of() : (List<String>) node;
  }

  private static String read(String path) throws IOException {
    return Files.readString(HOME.resolve(path));
  }
}
