package io.revento.connect.chart.secured;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * An identity provider of one client: its discovery document (OpenID Connect Discovery 1.0), its
 * keys, and tokens of role {@code service} by client credentials (RFC 6749, section 4.4).
 */
record LocalIssuer(HttpServer server) implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  static LocalIssuer start(AccessKeys keys, String clientId, String clientSecret)
      throws IOException, GeneralSecurityException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalIssuer issuer = new LocalIssuer(server);
    Map<String, Object> document =
        Map.of(
            "issuer", AccessKeys.ISSUER,
            "jwks_uri", issuer.url() + "/keys",
            "token_endpoint", issuer.url() + "/token");
    Map<String, Object> published = Map.of("keys", List.of(published(keys)));
    String expected = basic(clientId, clientSecret);
    server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, 200, document));
    server.createContext("/keys", exchange -> answer(exchange, 200, published));
    server.createContext("/token", exchange -> token(exchange, expected, keys));
    server.start();
    return issuer;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static void token(HttpExchange exchange, String expected, AccessKeys keys)
      throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean known =
        expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && form.contains("grant_type=client_credentials");
    answer(
        exchange,
        known ? 200 : 401,
        known
            ? Map.of(
                "access_token",
                keys.token(Roles.SERVICE, LIFETIME),
                "token_type",
                "Bearer",
                "expires_in",
                LIFETIME.toSeconds())
            : Map.of("error", "invalid_client"));
  }

  private static Map<String, Object> published(AccessKeys keys) throws GeneralSecurityException {
    byte[] encoded = Base64.getDecoder().decode(keys.publicKey());
    RSAPublicKey key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    RsaJsonWebKey published = new RsaJsonWebKey(key);
    published.setUse("sig");
    published.setAlgorithm("RS256");
    return published.toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static String basic(String clientId, String clientSecret) {
    byte[] both = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] content = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
