package io.revento.connect.token.revento.reply;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcEndpoint.Type;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Carries what Quarkus's client does not hand on (status, {@code Date}, {@code Retry-After}) inside
 * the reply's body, and makes every error a JSON object.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(Type.TOKEN)
public class ReplyFacts implements OidcResponseFilter {

  static final String STATUS = "_status";
  static final String DATE = "_date";
  static final String RETRY_AFTER = "_retry_after";

  @Override
  public void filter(OidcResponseContext reply) {
    JsonObject body = object(reply.responseBody());
    body.put(STATUS, reply.statusCode());
    put(body, DATE, reply.responseHeaders().get("Date"));
    put(body, RETRY_AFTER, reply.responseHeaders().get("Retry-After"));
    if (reply.statusCode() != 200) {
      // What else an error says is not ours to pass on; it might repeat what was sent.
      body.fieldNames().removeIf(field -> !field.startsWith("_") && !field.equals("error"));
    }
    reply.responseBody(Buffer.buffer(body.encode()));
  }

  private static JsonObject object(@Nullable Buffer body) {
    if (body == null || body.length() == 0) {
      return new JsonObject();
    }
    try {
      return new JsonObject(body.toString());
    } catch (DecodeException notAnObject) {
      return new JsonObject();
    }
  }

  private static void put(JsonObject body, String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
