package io.revento.sandbox.testing;

import static io.restassured.RestAssured.given;

import io.restassured.common.mapper.TypeRef;
import io.restassured.response.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An integration under test: what any client of Revento would do, by HTTP alone. */
public record Client(String integrationId, String clientId, String clientSecret, String secret) {

  public static final String CALLBACK = "https://app.example/callback?from=revento";
  public static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-section-4";

  /** Not by a path of REST Assured, which Groovy compiles at each use. */
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  /** One without webhooks. */
  public static Client registered() {
    return registered(Map.of("name", "Test", "redirect_uris", List.of(CALLBACK)));
  }

  public static Client registered(String webhookUrl, String... types) {
    return registered(
        Map.of(
            "name",
            "Test",
            "redirect_uris",
            List.of(CALLBACK),
            "webhook_url",
            webhookUrl,
            "event_types",
            List.of(types)));
  }

  private static Client registered(Map<String, ?> body) {
    Map<String, Object> reply =
        given()
            .contentType("application/json")
            .body(body)
            .post("/sandbox/integrations")
            .then()
            .statusCode(201)
            .extract()
            .as(OBJECT);
    return new Client(
        (String) reply.get("integration_id"),
        (String) reply.get("client_id"),
        (String) reply.get("client_secret"),
        (String) reply.get("webhook_secret"));
  }

  /** All that a valid consent has. */
  public Map<String, String> consent(String user, String event) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("response_type", "code");
    form.put("client_id", clientId);
    form.put("redirect_uri", CALLBACK);
    form.put("state", "a state & more");
    form.put("code_challenge", challenge());
    form.put("code_challenge_method", "S256");
    form.put("user", user);
    form.put("event_id", event);
    form.put("decision", "allow");
    return form;
  }

  /** Where a browser is sent for consent: a path with its query. */
  public String authorizeUrl() {
    Map<String, String> query = consent("", "");
    query.keySet().removeAll(List.of("user", "event_id", "decision"));
    return "/oauth/authorize?"
        + query.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  /** What the redirect after that consent says. */
  public static Map<String, String> redirect(Map<String, String> consent) {
    String location =
        given()
            .redirects()
            .follow(false)
            .formParams(consent)
            .post("/oauth/authorize")
            .then()
            .statusCode(302)
            .extract()
            .header("Location");
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : location.substring(location.indexOf('?') + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  public Response token(Map<String, String> form) {
    return given()
        .auth()
        .preemptive()
        .basic(clientId, clientSecret)
        .formParams(form)
        .post("/oauth/token");
  }

  public Response redeem(String code) {
    return token(
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", CALLBACK,
            "code_verifier", VERIFIER));
  }

  public Response refresh(String refreshToken) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  /** The token reply of a whole flow. */
  public Map<String, Object> connect(Map<String, String> consent) {
    return redeem(redirect(consent).get("code")).then().statusCode(200).extract().as(OBJECT);
  }

  /** Calls of the API with a fresh token of an organizer for that event. */
  public Api organizer(String user, String event) {
    return new Api(connect(consent(user, event)).get("access_token").toString());
  }

  /** Computed here, by the RFC and not by the code under test. */
  private static String challenge() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
