package io.revento.sandbox.openapi;

import static io.revento.sandbox.openapi.KindSchemas.ref;

import io.revento.sandbox.api.ScopeOf;
import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.world.model.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The paths of Revento's API v1. */
final class ApiPaths {

  static final String PREFIX = "/api/v1/";

  private static final List<String> RATES =
      List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

  private static final Map<String, String> REFUSALS =
      Map.of(
          "401", "Unauthorized",
          "403", "Forbidden",
          "429", "TooManyRequests",
          "503", "Unavailable");

  private ApiPaths() {}

  static Map<String, PathItem> of(Kind kind) {
    Map<String, PathItem> paths = new LinkedHashMap<>();
    Scope scope = ScopeOf.kind(kind);
    String name = KindSchemas.name(kind);
    if (!kind.listed()) {
      String summary = "The " + Answers.words(kind);
      paths.put(PREFIX + kind.path(), get(single(scope, name).summary(summary), "get" + name));
      return paths;
    }
    paths.put(PREFIX + kind.path(), get(list(kind, scope, name), "list" + name));
    if (kind.singleById()) {
      Operation one = single(scope, name).summary("One " + Answers.words(kind));
      paths.put(PREFIX + kind.path() + "/{id}", get(one.addParameter(id()), "get" + name));
    }
    return paths;
  }

  /** Not of a kind: whose participant grant it is. */
  static PathItem me() {
    Operation me = single(Scope.PROFILE, "Me").summary("Whose participant grant this is");
    return get(me, "getMe");
  }

  static Parameter id() {
    return OASFactory.createParameter()
        .name("id")
        .in(Parameter.In.PATH)
        .required(true)
        .schema(KindSchemas.text());
  }

  static Parameter parameter(String name) {
    return OASFactory.createParameter().ref(name);
  }

  private static Operation list(Kind kind, Scope scope, String name) {
    Operation operation =
        operation(scope)
            .summary("The event's " + Answers.plural(kind))
            .addParameter(parameter("Limit"))
            .addParameter(parameter("Cursor"))
            .addParameter(parameter("UpdatedSince"));
    operation
        .getResponses()
        .addAPIResponse(
            "200", counted(Answers.json("A page, oldest first.", Answers.pageOf(ref(name)))))
        .addAPIResponse("400", OASFactory.createAPIResponse().ref("BadRequest"));
    return operation;
  }

  private static Operation single(Scope scope, String name) {
    Operation operation = operation(scope).addParameter(parameter("IfNoneMatch"));
    APIResponse found = counted(Answers.json("As it is now.", ref(name)));
    operation
        .getResponses()
        .addAPIResponse("200", found.addHeader("ETag", OASFactory.createHeader().ref("ETag")))
        .addAPIResponse("304", OASFactory.createAPIResponse().ref("NotModified"))
        .addAPIResponse("404", OASFactory.createAPIResponse().ref("NotFound"));
    return operation;
  }

  private static Operation operation(Scope scope) {
    return OASFactory.createOperation()
        .addTag("API")
        .addSecurityRequirement(
            OASFactory.createSecurityRequirement().addScheme("oauth", scope.wireName()))
        .responses(Answers.refused(REFUSALS));
  }

  /** With the headers that tell how many calls are left. */
  private static APIResponse counted(APIResponse response) {
    RATES.forEach(name -> response.addHeader(name, OASFactory.createHeader().ref(name)));
    return response;
  }

  private static PathItem get(Operation operation, String operationId) {
    return OASFactory.createPathItem().GET(operation.operationId(operationId));
  }
}
