package io.revento.connect.chart.model;

import java.util.List;
import java.util.Map;

/**
 * KEDA's resources, as far as the chart uses them, after the reference of KEDA 2.15: no model of
 * them is published for Java. A field that is not here is refused.
 */
final class Keda {

  private Keda() {}

  record Metadata(String name, Map<String, String> labels) {}

  record ScaledObject(String apiVersion, String kind, Metadata metadata, ScaledObjectSpec spec) {}

  record ScaledObjectSpec(
      Target scaleTargetRef, int minReplicaCount, int maxReplicaCount, List<Trigger> triggers) {}

  record Target(String name) {}

  record Trigger(String type, KafkaLag metadata, Target authenticationRef) {}

  /** Of a trigger of type {@code kafka}: texts all of them. */
  record KafkaLag(
      String bootstrapServers,
      String consumerGroup,
      String topic,
      String lagThreshold,
      String offsetResetPolicy,
      Sasl sasl,
      Tls tls) {}

  enum Sasl {
    none,
    plaintext,
    scram_sha256,
    scram_sha512
  }

  enum Tls {
    enable,
    disable
  }

  record TriggerAuthentication(
      String apiVersion, String kind, Metadata metadata, TriggerAuthenticationSpec spec) {}

  record TriggerAuthenticationSpec(
      List<Parameter> secretTargetRef, List<Parameter> configMapTargetRef) {}

  record Parameter(KafkaParameter parameter, String name, String key) {}

  /** What a trigger of type {@code kafka} takes from elsewhere. */
  enum KafkaParameter {
    username,
    password,
    ca,
    cert,
    key
  }
}
