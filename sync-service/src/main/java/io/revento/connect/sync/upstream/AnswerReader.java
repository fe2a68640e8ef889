package io.revento.connect.sync.upstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.sync.quota.RetryAfter;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Gone;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads Revento's answers, of which nothing is taken for granted. */
final class AnswerReader {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int FIRST_SERVER_ERROR = 500;

  /**
   * Kafka's limit for a record is 1 MiB, unless a topic says otherwise; the envelope needs some.
   */
  private static final int LARGEST_RESOURCE = 1_000_000;

  /** Nothing in a page of less is too large: written anew, a number may take twice its length. */
  private static final int SMALL_PAGE = LARGEST_RESOURCE / 2;

  private static final Refused TOO_LARGE = new Refused(CONTENT_TOO_LARGE, "too_large");

  /** Numbers keep the digits that Revento wrote. */
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final RetryAfter retryAfter;
  private final Clock clock;

  AnswerReader(RetryAfter retryAfter, Clock clock) {
    this.retryAfter = retryAfter;
    this.clock = clock;
  }

  FetchResult page(ApiCollection collection, RestResponse<byte[]> answer) {
    if (answer.getStatus() != OK) {
      return refusal(answer);
    }
    ObjectNode body = object(answer);
    if (!body.path("data").isArray()) {
      throw new UpstreamTrouble("unreadable");
    }
    boolean small = answer.getEntity().length < SMALL_PAGE;
    Map<String, ObjectNode> resources = new LinkedHashMap<>();
    for (JsonNode element : body.path("data")) {
      // One that is too large is left out: asked for alone, it is refused with a word.
      if (element instanceof ObjectNode resource && (small || !tooLarge(resource))) {
        id(collection, resource).ifPresent(id -> resources.put(id, resource));
      }
    }
    JsonNode next = body.path("next_cursor");
    return new Found(resources, next.isTextual() ? next.textValue() : null, clock.instant());
  }

  FetchResult document(ApiCollection collection, RestResponse<byte[]> answer) {
    if (answer.getStatus() != OK) {
      return refusal(answer);
    }
    return found(collection, object(answer));
  }

  private static boolean missing(RestResponse<byte[]> answer) {
    return answer.getStatus() == NOT_FOUND || answer.getStatus() == GONE;
  }

  /** The event's document with the organization's in it, of which only two fields are ours. */
  FetchResult eventOf(Found event, RestResponse<byte[]> organization) {
    if (organization.getStatus() != OK) {
      return refusal(organization);
    }
    ObjectNode about = object(organization);
    event
        .resources()
        .values()
        .forEach(
            resource -> {
              ObjectNode merged = resource.putObject(ApiCollection.ORGANIZATION);
              merged.set("name", about.path("name").deepCopy());
              merged.set("verification", about.path("verification").deepCopy());
            });
    return event.resources().values().stream().anyMatch(AnswerReader::tooLarge) ? TOO_LARGE : event;
  }

  FetchResult single(ApiCollection collection, String id, RestResponse<byte[]> answer) {
    if (missing(answer)) {
      return code(answer).isPresent() ? new Gone(clock.instant()) : refusal(answer);
    }
    FetchResult result = document(collection, answer);
    boolean another = result instanceof Found found && !found.resources().containsKey(id);
    return another ? new Failed("another_resource") : result;
  }

  private FetchResult found(ApiCollection collection, ObjectNode body) {
    if (tooLarge(body)) {
      return TOO_LARGE;
    }
    Optional<String> id = id(collection, body);
    if (id.isEmpty()) {
      return new Failed("no_id");
    }
    return new Found(Map.of(id.get(), body), null, clock.instant());
  }

  private FetchResult refusal(RestResponse<byte[]> answer) {
    int status = answer.getStatus();
    @Nullable String wait = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
    Instant now = clock.instant();
    if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && wait != null)) {
      return new Throttled(retryAfter.read(wait, now));
    }
    Optional<String> code = code(answer);
    if (status >= FIRST_SERVER_ERROR || (status != UNAUTHORIZED && code.isEmpty())) {
      // Not Revento refuses something, but a gateway refuses Revento: it would have said a code.
      throw new UpstreamTrouble("status_" + status);
    }
    return new Refused(status, code.orElse("status_" + status));
  }

  /** The problem's code; the status, where that is no word that can be kept and shown. */
  private Optional<String> code(RestResponse<byte[]> answer) {
    try {
      return Optional.ofNullable(json.readTree(body(answer)).path("code").textValue())
          .map(
              text -> text.matches("[a-z][a-z0-9_]{0,63}") ? text : "status_" + answer.getStatus());
    } catch (IOException noProblemDetails) {
      return Optional.empty();
    }
  }

  private ObjectNode object(RestResponse<byte[]> answer) {
    try {
      if (json.readTree(body(answer)) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException truncatedOrNoJson) {
      throw new UpstreamTrouble("unreadable");
    }
    throw new UpstreamTrouble("unreadable");
  }

  /**
   * The client reads the bodies of successes into what was declared, and leaves others as streams.
   */
  private static byte[] body(RestResponse<?> answer) throws IOException {
    Object entity = answer.getEntity();
    if (entity instanceof byte[] bytes) {
      return bytes;
    }
    return entity instanceof InputStream stream ? stream.readAllBytes() : new byte[0];
  }

  /** Ids that cannot be a key are as good as none. */
  private static Optional<String> id(ApiCollection collection, JsonNode resource) {
    return Optional.ofNullable(resource.path(collection.idField()).textValue())
        .filter(KeepableText::isId);
  }

  private static boolean tooLarge(ObjectNode resource) {
    return resource.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_RESOURCE;
  }
}
