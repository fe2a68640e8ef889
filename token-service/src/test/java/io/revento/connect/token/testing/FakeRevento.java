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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An OAuth server as contract.md section 1 describes it, written against that page and not against
 * the service: codes with PKCE, rotation (with a grace only where asked for), and faults on demand.
 */
public final class FakeRevento {

  public static final String CLIENT_ID = "client_1";
  public static final String CLIENT_SECRET = "client-secret-value";
  public static final FakeRevento INSTANCE = new FakeRevento();

  /** A grant as the server knows it. */
  public record Granted(String kind, String eventId, String userId, String scope) {}

  /**
   * A refresh token.
   *
   * @param family one for all that came from one consent
   * @param retired when it was replaced; null while it is the newest
   */
  private record Refreshable(Granted grant, String family, Instant retired) {}

  private record Code(Granted grant, String challenge, String redirectUri) {}

  private final HttpServer server;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<String, Refreshable> refreshTokens = new ConcurrentHashMap<>();
  private final List<String> issued = new CopyOnWriteArrayList<>();
  private final List<String> revoked = new CopyOnWriteArrayList<>();
  private final List<String> exchanged = new CopyOnWriteArrayList<>();
  private volatile TokenFault fault = TokenFault.NONE;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int expiresIn = 3600;
  private volatile Duration grace = Duration.ZERO;
  private volatile int revokeStatus = 200;
  private final AtomicInteger revokesRefused = new AtomicInteger();
  private final AtomicInteger tokenCalls = new AtomicInteger();

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
    grace = Duration.ZERO;
    revokeStatus = 200;
    exchanged.clear();
    revokesRefused.set(0);
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

  /** How long a replaced refresh token is accepted again; not at all by default. */
  public void grace(Duration next) {
    grace = next;
  }

  /** What the revoke endpoint answers; anything but 200 revokes nothing. */
  public void revokeStatus(int next) {
    revokeStatus = next;
  }

  public int revokesRefused() {
    return revokesRefused.get();
  }

  /** Calls of the token endpoint so far, of every kind. */
  public int tokenCalls() {
    return tokenCalls.get();
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
    refreshTokens.values().removeIf(token -> token.grant().eventId().equals(eventId));
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
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    if ("refresh_token".equals(form.get("grant_type"))) {
      exchanged.add(form.get("refresh_token"));
    }
    tokenCalls.incrementAndGet();
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

  private synchronized String exchange(Map<String, String> form) {
    Refreshable from =
        "refresh_token".equals(form.get("grant_type"))
            ? rotated(form.get("refresh_token"))
            : redeemed(form);
    if (from == null) {
      return "{\"error\":\"invalid_grant\"}";
    }
    Granted grant = from.grant();
    String access = "at_" + UUID.randomUUID();
    String refresh = "rt_" + UUID.randomUUID();
    refreshTokens.put(refresh, new Refreshable(grant, from.family(), null));
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

  /** Retires the token; one that was retired longer than the grace ago ends its whole family. */
  private Refreshable rotated(String token) {
    Refreshable found = refreshTokens.get(token);
    if (found == null) {
      return null;
    }
    Instant now = Instant.now();
    if (found.retired() == null) {
      refreshTokens.put(token, new Refreshable(found.grant(), found.family(), now));
    } else if (!now.isBefore(found.retired().plus(grace))) {
      refreshTokens.values().removeIf(each -> each.family().equals(found.family()));
      return null;
    }
    return found;
  }

  private Refreshable redeemed(Map<String, String> form) {
    Code code = codes.remove(form.getOrDefault("code", ""));
    boolean proven =
        code != null
            && code.challenge().equals(s256(form.getOrDefault("code_verifier", "")))
            && code.redirectUri().equals(form.get("redirect_uri"));
    return proven ? new Refreshable(code.grant(), UUID.randomUUID().toString(), null) : null;
  }

  private void revoke(HttpExchange exchange, Map<String, String> form) throws IOException {
    if (revokeStatus != 200) {
      revokesRefused.incrementAndGet();
      send(exchange, revokeStatus, "{\"error\":\"temporarily_unavailable\"}");
      return;
    }
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
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.UTF_8)));
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
