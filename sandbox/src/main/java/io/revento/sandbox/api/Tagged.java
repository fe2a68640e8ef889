package io.revento.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.sandbox.integrations.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers with one resource and the ETag of its content (RFC 9110 section 8.8.3). */
@ApplicationScoped
class Tagged {

  private final ObjectMapper json;

  Tagged(ObjectMapper json) {
    this.json = json;
  }

  /** 304 if the request knows the content already. */
  Response answer(Map<String, @Nullable Object> resource, Request request) {
    String body = text(resource);
    EntityTag tag = new EntityTag(Credentials.digest(body).substring(0, 32));
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    return known != null
        ? known.tag(tag).build()
        : Response.ok(body, MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }

  private String text(Map<String, @Nullable Object> resource) {
    try {
      return json.writeValueAsString(resource);
    } catch (JsonProcessingException impossibleForMapsAndTexts) {
      throw new IllegalStateException(impossibleForMapsAndTexts);
    }
  }
}
