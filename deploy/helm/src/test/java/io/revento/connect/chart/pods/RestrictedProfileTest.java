package io.revento.connect.chart.pods;

import static io.revento.connect.chart.rendering.Document.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubernetes' Pod Security Standards, profile "restricted", and what the house adds. */
class RestrictedProfileTest {

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  static Stream<Document> pods() {
    return Chart.renderings().flatMap(Rendering::withPods);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void the_pod_shares_nothing_of_its_host(Document document) {
    JsonNode pod = document.pod();
    for (String field : Set.of("hostNetwork", "hostPID", "hostIPC")) {
      assertThat(pod.path(field).asBoolean()).as(field).isFalse();
    }
    assertThat(each(pod.path("volumes")))
        .isNotEmpty()
        .allSatisfy(
            volume ->
                assertThat(volume.properties())
                    .extracting(java.util.Map.Entry::getKey)
                    .filteredOn(type -> !type.equals("name"))
                    .hasSize(1)
                    .isSubsetOf(VOLUMES));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void the_pod_runs_as_nobody_in_particular(Document document) {
    JsonNode security = document.pod().path("securityContext");
    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(security.path("runAsUser").asInt(1)).isNotZero();
    assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void its_containers_have_no_privilege_and_gain_none(Document document) {
    JsonNode pod = document.pod();
    assertThat(pod.has("initContainers") || pod.has("ephemeralContainers")).isFalse();
    assertThat(each(pod.path("containers")))
        .isNotEmpty()
        .allSatisfy(
            container -> {
              JsonNode security = container.path("securityContext");
              assertThat(security.path("privileged").asBoolean()).isFalse();
              assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
              assertThat(security.path("runAsUser").asInt(1)).isNotZero();
              assertThat(security.at("/capabilities/drop"))
                  .extracting(JsonNode::asText)
                  .containsExactly("ALL");
              assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
              assertThat(security.has("procMount") || security.has("seLinuxOptions")).isFalse();
              assertThat(each(container.path("ports"))).noneMatch(port -> port.has("hostPort"));
            });
  }

  @ParameterizedTest
  @MethodSource("pods")
  void it_writes_to_nothing_but_tmp(Document document) {
    JsonNode container = document.container();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(each(container.path("volumeMounts")))
        .filteredOn(mount -> !mount.path("readOnly").asBoolean())
        .extracting(mount -> mount.path("mountPath").asText())
        .containsExactly("/tmp");
    assertThat(each(document.pod().path("volumes")))
        .filteredOn(volume -> volume.path("name").asText().equals("tmp"))
        .singleElement()
        .matches(volume -> volume.at("/emptyDir/sizeLimit").isTextual());
  }

  @ParameterizedTest
  @MethodSource("pods")
  void it_cannot_ask_the_api_server_and_learns_of_no_other_service(Document document) {
    assertThat(document.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
    // Variables of a Service named "kafka" would count as Kafka's settings.
    assertThat(document.pod().path("enableServiceLinks").asBoolean(true)).isFalse();
    assertThat(Chart.renderings().flatMap(rendering -> rendering.of("ServiceAccount")))
        .isNotEmpty()
        .allMatch(account -> !account.at("/automountServiceAccountToken").asBoolean(true));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void its_memory_is_reserved_and_bounded(Document document) {
    JsonNode resources = document.container().path("resources");
    assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
    assertThat(resources.at("/requests/memory").asText())
        .isNotEmpty()
        .isEqualTo(resources.at("/limits/memory").asText());
  }
}
