package io.revento.connect.chart.model;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.revento.connect.chart.rendering.Document;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published models of what the chart makes. They read leniently and keep what they do not know
 * as additional properties, which are looked for here at every depth.
 */
final class StrictModels {

  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          entry("v1 ConfigMap", ConfigMap.class),
          entry("v1 Service", Service.class),
          entry("v1 ServiceAccount", ServiceAccount.class),
          entry("apps/v1 Deployment", Deployment.class),
          entry("batch/v1 Job", Job.class),
          entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          entry("networking.k8s.io/v1 Ingress", Ingress.class),
          entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
          entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
          entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
          entry("kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopic.class),
          entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class),
          entry("kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class),
          entry("keda.sh/v1alpha1 ScaledObject", Keda.ScaledObject.class),
          entry("keda.sh/v1alpha1 TriggerAuthentication", Keda.TriggerAuthentication.class));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private StrictModels() {}

  /** What is wrong with the document by its model, a line each; empty when all is known. */
  static List<String> faults(Document document) {
    Class<?> model = MODELS.get(document.apiVersion() + " " + document.kind());
    if (model == null) {
      return List.of("no model of " + document.apiVersion() + " " + document.kind());
    }
    List<String> faults = new ArrayList<>();
    nulls(document.kind(), document.node(), faults);
    try {
      unknown(document.kind(), STRICT.treeToValue(document.node(), model), faults);
    } catch (JsonProcessingException refused) {
      faults.add(refused.getOriginalMessage());
    }
    return faults;
  }

  /** A key without a value is a template that wrote nothing where it meant something. */
  private static void nulls(String path, JsonNode node, List<String> faults) {
    if (node.isNull()) {
      faults.add(path + " is null");
    }
    node.properties()
        .forEach(field -> nulls(path + "." + field.getKey(), field.getValue(), faults));
    if (node.isArray()) {
      node.forEach(element -> nulls(path + "[]", element, faults));
    }
  }

  private static void unknown(String path, @Nullable Object value, List<String> faults) {
    if (value instanceof Collection<?> collection) {
      collection.forEach(element -> unknown(path + "[]", element, faults));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> unknown(path + "." + key, element, faults));
    } else if (value != null && ofAModel(value.getClass())) {
      Arrays.stream(value.getClass().getMethods())
          .filter(StrictModels::isGetter)
          .forEach(getter -> unknown(path, getter, value, faults));
    }
  }

  private static void unknown(String path, Method getter, Object owner, List<String> faults) {
    Object value = invoke(getter, owner);
    if (getter.getName().equals("getAdditionalProperties")) {
      if (value instanceof Map<?, ?> additional) {
        additional.keySet().forEach(name -> faults.add(path + " knows no " + name));
      }
    } else {
      unknown(path + "." + getter.getName().substring("get".length()), value, faults);
    }
  }

  private static boolean ofAModel(Class<?> type) {
    return !type.isEnum()
        && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."));
  }

  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get")
        && method.getParameterCount() == 0
        && !method.getName().equals("getClass")
        && !method.isBridge();
  }

  private static @Nullable Object invoke(Method getter, Object owner) {
    try {
      return getter.invoke(owner);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
