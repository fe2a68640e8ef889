package io.revento.sandbox.openapi;

import static io.revento.sandbox.openapi.KindSchemas.ref;

import io.revento.sandbox.world.model.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The paths under which what is in the events can be seen and edited. */
final class ControlPaths {

  private ControlPaths() {}

  static Map<String, PathItem> of(Kind kind) {
    Map<String, PathItem> paths = new LinkedHashMap<>();
    PathItem collection = OASFactory.createPathItem().GET(list(kind));
    PathItem single = OASFactory.createPathItem().PATCH(change(kind));
    if (kind.listed()) {
      collection.POST(create(kind));
      single.DELETE(delete(kind));
    }
    paths.put(path(kind), collection);
    paths.put(path(kind) + "/{id}", single);
    return paths;
  }

  /** Those of which the API shows but one are collections here. */
  private static String path(Kind kind) {
    return "/sandbox/"
        + switch (kind) {
          case EVENT -> "events";
          case ORGANIZATION -> "organizations";
          default -> kind.path();
        };
  }

  private static Operation list(Kind kind) {
    Operation operation =
        operation("see", kind, Map.of("400", "BadRequest", "404", "NotFound"))
            .summary("All of this kind, or those of one event")
            .addParameter(ApiPaths.parameter("EventFilter"))
            .addParameter(ApiPaths.parameter("Cursor"))
            .addParameter(limit());
    operation
        .getResponses()
        .addAPIResponse("200", Answers.json("All that is there.", Answers.pageOf(row(kind))));
    return operation;
  }

  private static Operation create(Kind kind) {
    Operation operation =
        operation("create", kind, Map.of("400", "BadRequest", "404", "NotFound"))
            .summary("Create one " + Answers.words(kind));
    operation.getResponses().addAPIResponse("201", Answers.json("As it is now.", row(kind)));
    return body(operation, ref(KindSchemas.name(kind) + "Draft"));
  }

  private static Operation change(Kind kind) {
    Operation operation =
        operation("change", kind, Map.of("400", "BadRequest", "404", "NotFound"))
            .summary("Change one " + Answers.words(kind))
            .addParameter(ApiPaths.id());
    operation.getResponses().addAPIResponse("200", Answers.json("As it is now.", row(kind)));
    return body(operation, ref(KindSchemas.name(kind) + "Change"));
  }

  private static Operation delete(Kind kind) {
    Operation operation =
        operation("delete", kind, Map.of("404", "NotFound"))
            .summary("Delete one " + Answers.words(kind))
            .addParameter(ApiPaths.id());
    operation
        .getResponses()
        .addAPIResponse("204", OASFactory.createAPIResponse().description("It is gone."));
    return operation;
  }

  private static Operation operation(String verb, Kind kind, Map<String, String> refusals) {
    return OASFactory.createOperation()
        .addTag("Contents")
        .operationId(verb + KindSchemas.name(kind))
        .security(List.of())
        .responses(Answers.refused(refusals));
  }

  private static Operation body(Operation operation, Schema schema) {
    return operation.requestBody(
        OASFactory.createRequestBody().required(true).content(Answers.content(schema)));
  }

  /** As the API shows it, and the event that it is in. */
  private static Schema row(Kind kind) {
    Schema resource = ref(KindSchemas.name(kind));
    if (kind.ofOrganization() || kind == Kind.EVENT) {
      return resource;
    }
    Schema event =
        OASFactory.createSchema()
            .addProperty("event_id", KindSchemas.text())
            .addRequired("event_id");
    return OASFactory.createSchema().addAllOf(resource).addAllOf(event);
  }

  private static Parameter limit() {
    return OASFactory.createParameter()
        .name("limit")
        .in(Parameter.In.QUERY)
        .description("How many at most on a page; all if it is left out.")
        .schema(OASFactory.createSchema().addType(SchemaType.INTEGER).minimum(BigDecimal.ONE));
  }
}
