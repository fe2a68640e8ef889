package io.revento.connect.projection.openapi;

import static io.restassured.RestAssured.given;
import static io.revento.connect.projection.support.Callers.operator;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document, held to the resources and to what they answer. */
@QuarkusTest
class DocumentIT {

  private static final String EVENT = "evt_document";
  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void every_operation_is_described_and_nothing_else() throws IOException {
    Set<String> described = new TreeSet<>();
    document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));
    assertThat(described).isEqualTo(offered());
  }

  @Test
  void examples_have_the_fields_that_answers_have() throws IOException {
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, EVENT);
      topics.raw("revento.roles", "document-poison", "{}");
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + EVENT)
                    .then()
                    .body("counts.activities", equalTo(3))
                    .body("counts.applications", equalTo(3))
                    .body("connection.state", equalTo("connected")));
    operator().post("/api/rebuild");
    await()
        .untilAsserted(() -> operator().get("/api/rebuild").then().body("state", equalTo("done")));
    List<String> compared = new ArrayList<>();
    for (var path : document().path("paths").properties()) {
      JsonNode example =
          path.getValue().at("/get/responses/200/content").path("application/json").path("example");
      if (!example.isMissingNode()) {
        String address = path.getKey().replace("{eventId}", EVENT).replace("{id}", "par_1");
        JsonNode answer = json.readTree(operator().get(address).asString());
        compare(path.getKey(), example, answer);
        compared.add(path.getKey());
      }
    }
    assertThat(compared).hasSize(11);
  }

  @Test
  void the_document_is_for_those_who_may_call() {
    given().get("/q/openapi").then().statusCode(401);
  }

  private JsonNode document() throws IOException {
    return json.readTree(reader().get("/q/openapi?format=json").asString());
  }

  /** Objects by their fields; of arrays the first elements, as far as both have one. */
  private static void compare(String place, JsonNode example, JsonNode answer) {
    if (example.isObject() && !place.contains("/by_") && !answer.isNull()) {
      assertThat(fields(answer)).as(place).isEqualTo(fields(example));
      example
          .properties()
          .forEach(
              field ->
                  compare(
                      place + "/" + field.getKey(), field.getValue(), answer.get(field.getKey())));
    } else if (example.isArray() && !example.isEmpty()) {
      assertThat(answer.isArray()).as(place).isTrue();
      assertThat(answer).as(place).isNotEmpty();
      compare(place + "/0", example.get(0), answer.get(0));
    }
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> offered() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
      Set<String> operations = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith("Resource.class"))
          .map(DocumentIT::load)
          .filter(resource -> path(resource).startsWith("/api"))
          .forEach(
              resource ->
                  Arrays.stream(resource.getDeclaredMethods())
                      .filter(DocumentIT::isOffered)
                      .forEach(method -> operations.add(operation(resource, method))));
      return operations;
    }
  }

  private static boolean isOffered(Method method) {
    return method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class);
  }

  private static String operation(Class<?> resource, Method method) {
    Path path = method.getAnnotation(Path.class);
    return (method.isAnnotationPresent(GET.class) ? "get " : "post ")
        + path(resource)
        + (path == null ? "" : path.value());
  }

  private static String path(Class<?> resource) {
    Path path = resource.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static Class<?> load(java.nio.file.Path file) {
    String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(gone);
    }
  }
}
