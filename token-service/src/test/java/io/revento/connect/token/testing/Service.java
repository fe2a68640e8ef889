package io.revento.connect.token.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.token.testing.FakeRevento.Granted;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The service's interface, as its callers and a person's browser use it. */
public final class Service {

  public static final String SCOPE = "event:read participants:read";

  private Service() {}

  public static RequestSpecification operator() {
    return as("operator");
  }

  public static RequestSpecification service() {
    return as("service");
  }

  public static RequestSpecification as(String role, String... events) {
    return given()
        .header("Authorization", "Bearer " + Infrastructure.token(role, events))
        .redirects()
        .follow(false);
  }

  /** Begins to connect, as a browser that the operator sits before. */
  public static Consent begin(String kind, String eventId) {
    return new Consent(
        operator()
            .queryParam("grant", kind)
            .queryParam("event_id", eventId)
            .get("/connect/new")
            .then()
            .statusCode(302)
            .extract()
            .response());
  }

  /** Connects the event and gives the connection's id. */
  public static String connect(String eventId) {
    return connect("organizer", eventId, "usr_1");
  }

  public static String connect(String kind, String eventId, String userId) {
    Granted grant = new Granted(kind, eventId, userId, SCOPE);
    begin(kind, eventId).consented(grant).then().statusCode(200);
    return find(eventId, userId);
  }

  public static String find(String eventId, String userId) {
    List<Map<String, Object>> all =
        operator().get("/api/connections").then().statusCode(200).extract().path("data");
    return all.stream()
        .filter(each -> eventId.equals(each.get("event_id")) && userId.equals(each.get("user_id")))
        .map(each -> (String) each.get("id"))
        .findFirst()
        .orElseThrow();
  }

  public static Response lend(String connectionId) {
    return service().post("/api/connections/" + connectionId + "/token");
  }

  public static String state(String connectionId) {
    return operator().get("/api/connections/" + connectionId).path("state");
  }

  public static int generation(String connectionId) {
    return operator().get("/api/connections/" + connectionId).path("generation");
  }

  /** A consent under way: what the browser was sent to Revento with, and its cookie. */
  public record Consent(Map<String, String> authorize, Map<String, String> cookies) {

    Consent(Response redirect) {
      this(
          FakeRevento.parameters(URI.create(redirect.header("Location")).getRawQuery()),
          redirect.cookies());
    }

    /** The person consents, and the browser comes back. */
    public Response consented(Granted grant) {
      return callback(FakeRevento.INSTANCE.consent(authorize, grant));
    }

    /** The person declines, and the browser comes back. */
    public Response denied() {
      return given()
          .cookies(cookies)
          .queryParam("state", authorize.get("state"))
          .queryParam("error", "access_denied")
          .get("/oauth/callback");
    }

    public Response callback(String code) {
      return given()
          .cookies(cookies)
          .queryParam("code", code)
          .queryParam("state", authorize.get("state"))
          .get("/oauth/callback");
    }
  }

  /** Opens an invitation without any account, as an invited person does. */
  public static Consent invited(String url) {
    return new Consent(
        given()
            .redirects()
            .follow(false)
            .get(URI.create(url).getPath())
            .then()
            .statusCode(302)
            .extract()
            .response());
  }
}
