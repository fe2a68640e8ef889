package io.revento.connect.projection.query;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource as Revento gave it: a field that is missing, or of another kind than expected,
 * counts as not there, because one odd resource must not take a whole answer down.
 */
public final class Body {

  private Body() {}

  public static JsonObject of(Row row, String column) {
    JsonObject body = row.getJsonObject(column);
    return body == null ? new JsonObject() : body;
  }

  public static @Nullable String text(JsonObject body, String field) {
    return body.getValue(field) instanceof String text ? text : null;
  }

  public static @Nullable Long number(JsonObject body, String field) {
    return body.getValue(field) instanceof Number number ? (Long) number.longValue() : null;
  }

  public static JsonObject object(JsonObject body, String field) {
    return body.getValue(field) instanceof JsonObject object ? object : new JsonObject();
  }

  /** The texts in that array. */
  public static List<String> texts(JsonObject body, String field) {
    return body.getValue(field) instanceof JsonArray array ? texts(array) : List.of();
  }

  public static List<String> texts(JsonArray array) {
    return array.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  public static @Nullable Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column) == null ? null : row.getOffsetDateTime(column).toInstant();
  }
}
