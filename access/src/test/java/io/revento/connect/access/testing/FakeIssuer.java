package io.revento.connect.access.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;

/**
 * An OpenID provider whose login page asks nobody: it sends back at once with a code, for an access
 * token that the test chooses.
 */
public final class FakeIssuer implements QuarkusTestResourceLifecycleManager {

  private static final String CLIENT = "connect-pages";
  private static final String SECRET = "a secret of the pages' client, for tests only";

  /** What the access token is to hold beside a reader's claims; reset by each test. */
  private static volatile Consumer<JwtClaims> accessToken = claims -> {};

  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final HttpServer server = server();

  /** Lets the next sign-ins bring such an access token. */
  public static void gives(Consumer<JwtClaims> change) {
    accessToken = change;
  }

  @Override
  public Map<String, String> start() {
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/keys", exchange -> answer(exchange, keys()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
    return Map.of("OIDC_ISSUER_URL", url(), "OIDC_CLIENT_ID", CLIENT, "OIDC_CLIENT_SECRET", SECRET);
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}"""
            .formatted(url()));
  }

  private static String keys() {
    return new JsonWebKeySet(Tokens.TRUSTED).toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    boolean proper =
        CLIENT.equals(asked.get("client_id")) && "S256".equals(asked.get("code_challenge_method"));
    String code = "code-" + nonces.size();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(proper ? 302 : 400, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String nonce = nonces.remove(parameters(body).getOrDefault("code", ""));
    if (nonce == null) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    String idToken =
        Tokens.with(
            "reader",
            claims -> {
              claims.setIssuer(url());
              claims.setAudience(CLIENT);
              claims.setIssuedAtToNow();
              claims.setClaim("nonce", nonce);
            });
    String access =
        Tokens.with(
            "reader",
            claims -> {
              claims.setIssuer(url());
              accessToken.accept(claims);
            });
    answer(
        exchange,
        """
        {"access_token": "%s", "id_token": "%s", "token_type": "Bearer", "expires_in": 300}"""
            .formatted(access, idToken));
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static Map<String, String> parameters(String query) {
    List<String[]> pairs = Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)).toList();
    return pairs.stream()
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
