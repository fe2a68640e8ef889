package io.revento.sandbox.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document says no more and no less than what the program has for other programs. */
@QuarkusTest
class DocumentIT {

  /** For people: described by nothing but themselves. */
  private static final String PAGES = "io.revento.sandbox.console";

  private static final List<Class<? extends Annotation>> METHODS =
      List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

  @Test
  void what_programs_can_call_is_described_and_what_is_described_can_be_called() {
    JsonPath document = given().get("/q/openapi?format=json").jsonPath();
    assertThat(document.getString("openapi")).startsWith("3.1");
    Map<String, Map<String, ?>> paths = document.getMap("paths");
    List<String> described =
        paths.entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .filter(key -> !key.equals("parameters"))
                        .map(method -> method + " " + path.getKey()))
            .toList();
    List<Pattern> routes = routes().toList();
    assertThat(routes).hasSizeGreaterThan(30);
    assertThat(routes)
        .allSatisfy(route -> assertThat(described).anyMatch(one -> route.matcher(one).matches()));
    assertThat(described)
        .allSatisfy(one -> assertThat(routes).anyMatch(route -> route.matcher(one).matches()));
  }

  @Test
  void there_is_a_page_to_try_it() {
    given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
  }

  /** Every method that a program can call, as {@code get /path} with any text for parameters. */
  private static Stream<Pattern> routes() {
    return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .<Class<?>>map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .filter(type -> type.getName().startsWith("io.revento.sandbox."))
        .filter(type -> !type.getPackageName().startsWith(PAGES))
        .flatMap(type -> Stream.of(type.getDeclaredMethods()).flatMap(one -> route(type, one)));
  }

  private static Stream<Pattern> route(Class<?> type, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path = type.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
    String any = path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
    return METHODS.stream()
        .filter(method::isAnnotationPresent)
        .map(verb -> verb.getSimpleName().toLowerCase(Locale.ROOT))
        .map(verb -> Pattern.compile(verb + " " + any));
  }
}
