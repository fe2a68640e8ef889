package io.revento.connect.token.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An OAuth server as contract.md section 1 describes it, written against that page and not against
 * the service: codes with PKCE, rotation without grace unless asked, and faults on demand.
 */
public final class FakeRevento {

  public static final String CLIENT_ID = "client_1";
  public static final String CLIENT_SECRET = "client-secret-value";
  public static final FakeRevento INSTANCE = new FakeRevento();

  /** A grant as the server knows it. */
  public record Granted(String kind, String eventId, String userId, String scope) {}

  private record Code(Granted grant, String challenge, String redirectUri) {}

  private final HttpServer server;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<String, Granted> refreshTokens = new ConcurrentHashMap<>();
  private final List<String> issued = new CopyOnWriteArrayList<>();
  private final List<String> revoked = new CopyOnWriteArrayList<>();
  private final List<String> exchanged = new CopyOnWriteArrayList<>();
  private volatile TokenFault fault = TokenFault.NONE;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int expiresIn = 3600;

  /** What goes wrong at the token endpoint. */
  public enum TokenFault {
    NONE,
    SERVER_ERROR,
    THROTTLED,
    LOST_REPLY
  }

  private FakeRevento() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newCachedThreadPool(FakeRevento::daemon));
    server.createContext("/oauth/token", exchange -> answering(exchange, this::token));
    server.createContext("/oauth/revoke", exchange -> answering(exchange, this::revoke));
    server.start();
  }

  public String oauthUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth";
  }

  public void reset() {
    fault = TokenFault.NONE;
    gate.countDown();
    expiresIn = 3600;
    exchanged.clear();
    revoked.clear();
  }

  public void fault(TokenFault next) {
    fault = next;
  }

  /** Token replies wait until the latch is opened. */
  public CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  public void expiresIn(int seconds) {
    expiresIn = seconds;
  }

  /** As if a person had consented at the authorize page with these parameters. */
  public String consent(Map<String, String> authorize, Granted grant) {
    String code = "code_" + UUID.randomUUID();
    codes.put(
        code, new Code(grant, authorize.get("code_challenge"), authorize.get("redirect_uri")));
    return code;
  }

  /** Ends every grant of that event: what was issued for it is worth nothing now. */
  public void endGrants(String eventId) {
    refreshTokens.values().removeIf(grant -> grant.eventId().equals(eventId));
  }

  public List<String> issuedTokens() {
    return List.copyOf(issued);
  }

  public List<String> revokedTokens() {
    return List.copyOf(revoked);
  }

  /** The refresh tokens that were presented, in order. */
  public List<String> presentedRefreshTokens() {
    return List.copyOf(exchanged);
  }

  private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes());
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    if ("refresh_token".equals(form.get("grant_type"))) {
      exchanged.add(form.get("refresh_token"));
    }
    await(gate);
    switch (fault) {
      case SERVER_ERROR -> send(exchange, 500, "{\"error\":\"server_error\"}");
      case THROTTLED -> {
        exchange.getResponseHeaders().add("Retry-After", "7");
        send(exchange, 429, "{\"error\":\"slow_down\"}");
      }
      case LOST_REPLY -> {
        fault = TokenFault.NONE;
        exchange(form);
        exchange.close();
      }
      case NONE -> {
        String reply = exchange(form);
        send(exchange, reply.contains("access_token") ? 200 : 400, reply);
      }
    }
  }

  private String exchange(Map<String, String> form) {
    Granted grant =
        "refresh_token".equals(form.get("grant_type"))
            ? refreshTokens.get(form.get("refresh_token"))
            : redeemed(form);
    if (grant == null) {
      return "{\"error\":\"invalid_grant\"}";
    }
    String access = "at_" + UUID.randomUUID();
    String refresh = "rt_" + UUID.randomUUID();
    refreshTokens.put(refresh, grant);
    issued.addAll(List.of(access, refresh));
    return """
    {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s","scope":"%s",\
    "event_id":"%s","organization_id":"org_1","user_id":"%s","grant":"%s"}"""
        .formatted(
            access,
            expiresIn,
            refresh,
            grant.scope(),
            grant.eventId(),
            grant.userId(),
            grant.kind());
  }

  private Granted redeemed(Map<String, String> form) {
    Code code = codes.remove(form.getOrDefault("code", ""));
    boolean proven =
        code != null
            && code.challenge().equals(s256(form.getOrDefault("code_verifier", "")))
            && code.redirectUri().equals(form.get("redirect_uri"));
    return proven ? code.grant() : null;
  }

  private void revoke(HttpExchange exchange, Map<String, String> form) throws IOException {
    revoked.add(form.get("token"));
    refreshTokens.remove(form.get("token"));
    send(exchange, 200, "{}");
  }

  private interface Answer {
    void to(HttpExchange exchange, Map<String, String> form) throws IOException;
  }

  private static void answering(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answer.to(exchange, parameters(body));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The parameters of a form or of a query. */
  public static Map<String, String> parameters(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String s256(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-revento");
    thread.setDaemon(true);
    return thread;
  }
}
