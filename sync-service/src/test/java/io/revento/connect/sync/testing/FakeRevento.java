package io.revento.connect.sync.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Revento's API and token-service's lending on one port, in memory. Each event is a world of its
 * own, with its own data, faults and log of calls; a connection's id is {@code con_} and the
 * event's, of a participant's {@code con_p_}.
 */
public final class FakeRevento {

  private static final FakeRevento INSTANCE = new FakeRevento();
  private static final int DEFAULT_LIMIT = 50;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final HttpServer server;
  private final Map<String, World> worlds = new ConcurrentHashMap<>();

  /** An answer that replaces the usual one. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static Answer problem(int status, String code) {
      return new Answer(
          status, Map.of(), "{\"status\":%d,\"code\":\"%s\"}".formatted(status, code));
    }
  }

  /** A call with the header {@code traceparent}; that for a token is called {@code token}. */
  public record Traced(String call, String traceParent) {}

  /** One event. */
  public static final class World {
    private final Map<String, NavigableMap<String, ObjectNode>> collections =
        new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Traced> traced = new CopyOnWriteArrayList<>();
    private volatile Function<String, Optional<Answer>> fault = path -> Optional.empty();
    private volatile int tokenStatus = 200;

    /** Puts a resource, of the collection at that path; of a document, its only one. */
    public void put(String path, String id, String json) {
      ObjectNode resource = parse(json);
      resource.put("id", id);
      collections.computeIfAbsent(path, any -> new ConcurrentSkipListMap<>()).put(id, resource);
    }

    public void remove(String path, String id) {
      collections.getOrDefault(path, new ConcurrentSkipListMap<>()).remove(id);
    }

    /** Answers that, wherever it is not empty; called with {@code path?query}. */
    public void fault(Function<String, Optional<Answer>> fault) {
      this.fault = fault;
    }

    public void wellAgain() {
      fault = path -> Optional.empty();
      tokenStatus = 200;
    }

    public void tokenStatus(int status) {
      tokenStatus = status;
    }

    /** The calls that continued a trace, in order. */
    public List<Traced> traced() {
      return List.copyOf(traced);
    }

    private void note(String call, @Nullable String traceParent) {
      if (traceParent != null) {
        traced.add(new Traced(call, traceParent));
      }
    }

    /** What was called, as {@code path?query}, in order. */
    public List<String> calls() {
      return List.copyOf(calls);
    }
  }

  private FakeRevento() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/api/v1/", this::api);
    server.createContext("/api/connections/", this::lend);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-revento");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  public static FakeRevento instance() {
    return INSTANCE;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The world of that event, with the event, its organization and a form in it. */
  public World world(String eventId) {
    return worlds.computeIfAbsent(
        eventId,
        id -> {
          World world = new World();
          world.put("event", id, "{\"name\":\"Days of Code\",\"status\":\"draft\"}");
          world.put("organization", "org_1", "{\"name\":\"Acme\",\"verification\":\"formal\"}");
          world.put("application-form", "frm_" + id, "{\"fields\":[]}");
          return world;
        });
  }

  private void lend(HttpExchange exchange) throws IOException {
    String connectionId = exchange.getRequestURI().getPath().split("/")[3];
    String eventId = connectionId.replaceFirst("con_(p_)?", "");
    World world = world(eventId);
    exchange.getRequestBody().readAllBytes();
    world.note("token", exchange.getRequestHeaders().getFirst("traceparent"));
    String body =
        """
        {"access_token":"%s","expires_at":"%s","fingerprint":"f","scope":""}
        """
            .formatted(eventId, Instant.now().plusSeconds(3600));
    answer(
        exchange,
        world.tokenStatus == 200
            ? new Answer(200, Map.of(), body)
            : Answer.problem(world.tokenStatus, "suspended"));
  }

  private void api(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    World world = world(bearer.substring("Bearer ".length()));
    String path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
    @Nullable String query = exchange.getRequestURI().getRawQuery();
    String call = query == null ? path : path + "?" + query;
    world.calls.add(call);
    world.note(call, exchange.getRequestHeaders().getFirst("traceparent"));
    Optional<Answer> fault = world.fault.apply(call);
    answer(exchange, fault.orElseGet(() -> show(world, path, query)));
  }

  private static Answer show(World world, String path, @Nullable String query) {
    String[] parts = path.split("/");
    NavigableMap<String, ObjectNode> collection =
        world.collections.getOrDefault(parts[0], new ConcurrentSkipListMap<>());
    if (parts.length == 2) {
      return one(collection.get(parts[1]));
    }
    if (List.of("event", "organization", "application-form", "me").contains(parts[0])) {
      return one(collection.isEmpty() ? null : collection.firstEntry().getValue());
    }
    return page(collection, query == null ? "" : query);
  }

  private static Answer one(@Nullable JsonNode resource) {
    return resource == null
        ? Answer.problem(404, "not_found")
        : new Answer(200, Map.of(), resource.toString());
  }

  private static Answer page(NavigableMap<String, ObjectNode> collection, String query) {
    int limit = parameter(query, "limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    String after = parameter(query, "cursor").orElse("");
    List<ObjectNode> rest = new ArrayList<>(collection.tailMap(after, false).values());
    List<ObjectNode> page = rest.subList(0, Math.min(limit, rest.size()));
    ObjectNode body = JSON.createObjectNode();
    body.putArray("data").addAll(page);
    body.put(
        "next_cursor", page.size() == rest.size() ? null : page.get(limit - 1).get("id").asText());
    return new Answer(200, Map.of(), body.toString());
  }

  private static Optional<String> parameter(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return Optional.of(
            URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
