package io.revento.connect.chart.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One resource of a rendering. */
public record Document(JsonNode node) {

  private static final String COMPONENT = "app.kubernetes.io/component";

  public String kind() {
    return at("/kind").asText();
  }

  public String apiVersion() {
    return at("/apiVersion").asText();
  }

  public String name() {
    return at("/metadata/name").asText();
  }

  /** The part of the system that it is for: ingress, token, … */
  public String part() {
    return at("/metadata/labels").path(COMPONENT).asText();
  }

  /** The node at that JSON pointer; a missing one where there is none. */
  public JsonNode at(String pointer) {
    return node.at(pointer);
  }

  public boolean hasPods() {
    return List.of("Deployment", "Job").contains(kind());
  }

  /** Of a Deployment or Job. */
  public JsonNode pod() {
    return at("/spec/template/spec");
  }

  /** Of a Deployment or Job. */
  public Map<String, String> podLabels() {
    return texts(at("/spec/template/metadata/labels"));
  }

  /** Of a Deployment or Job. */
  public JsonNode container() {
    return pod().at("/containers/0");
  }

  /** The entries of the container's environment, by the variables' names. */
  public Map<String, JsonNode> environment() {
    Map<String, JsonNode> variables = new HashMap<>();
    container().path("env").forEach(entry -> variables.put(entry.path("name").asText(), entry));
    return variables;
  }

  /** An object of texts. */
  public static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
