package io.revento.sandbox.openapi;

import static io.revento.sandbox.openapi.KindSchemas.ref;

import io.revento.sandbox.world.model.Kind;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Answers as the document writes them: references to its components wherever it has one. */
final class Answers {

  private Answers() {}

  /** References to responses of the document, by status. */
  static APIResponses refused(Map<String, String> responses) {
    APIResponses refused = OASFactory.createAPIResponses();
    responses.forEach(
        (status, name) -> refused.addAPIResponse(status, OASFactory.createAPIResponse().ref(name)));
    return refused;
  }

  static APIResponse json(String description, Schema schema) {
    return OASFactory.createAPIResponse().description(description).content(content(schema));
  }

  static Content content(Schema schema) {
    return OASFactory.createContent()
        .addMediaType(MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schema));
  }

  /** A page of what that schema describes. */
  static Schema pageOf(Schema items) {
    Schema data = OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    Schema page = OASFactory.createSchema().addProperty("data", data);
    return OASFactory.createSchema().addAllOf(ref("Listing")).addAllOf(page);
  }

  /** {@code registration wave}. */
  static String words(Kind kind) {
    return kind.wireName().replace('_', ' ');
  }

  /** {@code registration waves}, as in the kind's path. */
  static String plural(Kind kind) {
    return kind.path().replace('-', ' ');
  }
}
