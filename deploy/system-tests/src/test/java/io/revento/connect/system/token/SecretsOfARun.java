package io.revento.connect.system.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.system.token.Browser.Begun;
import io.revento.connect.system.token.TokenReplicas.Replica;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connects, refreshes and fails, and keeps every secret that passes through on the way.
 *
 * @param people participants, connected from the second on
 */
record SecretsOfARun(TokenReplicas system, Replica replica, String eventId, List<String> people) {

  /** What passes through in good and in bad times, and must be nowhere afterwards. */
  Map<String, byte[]> all() throws Exception {
    Map<String, String> texts = new HashMap<>();
    Browser browser = system.browser(replica);
    Begun begun = browser.begin("participant", eventId);
    URI callback = browser.allow(begun, people.get(0), eventId);
    texts.put("state", Browser.parameter(callback, "state"));
    texts.put("code", Browser.parameter(callback, "code"));
    texts.put("browser", begun.cookie().split("=", 2)[1]);
    String invitation =
        system
            .operator()
            .post(replica.url().resolve("/api/invitations"), Map.of("grant", "organizer"))
            .path("url")
            .asText();
    texts.put("invitation", invitation.substring(invitation.lastIndexOf('/') + 1));
    texts.put("client secret", system.credentials().clientSecret());
    texts.put("webhook secret", system.credentials().webhookSecret());
    texts.put("operator", system.token(Roles.OPERATOR));
    texts.put("service", system.token(Roles.SERVICE));

    Map<String, byte[]> secrets = new HashMap<>();
    keep(secrets, "before ");
    system.revento.oauthFaults(Map.of("lost_reply", 1));
    browser.callback(callback, begun.cookie());
    refresh(people.get(1));
    system.revento.oauthFaults(Map.of("server_error", 1));
    refresh(people.get(2));
    system.revento.healthy();
    assertThat(browser.connect("participant", eventId, people.get(3))).isEqualTo(200);
    assertThat(refresh(people.get(3))).isEqualTo(200);
    keep(secrets, "after ");
    texts.forEach((name, text) -> secrets.put(name, text.getBytes(StandardCharsets.UTF_8)));
    TokenReplicas.KEYS.forEach((name, key) -> secrets.put("key " + name, key));
    return secrets;
  }

  private void keep(Map<String, byte[]> secrets, String when) {
    new StoredTokens(system.grants, TokenReplicas.KEYS)
        .all()
        .forEach((name, token) -> secrets.put(when + name, token));
  }

  /** The status of the answer to a caller on that person's expired token. */
  private int refresh(String user) {
    String id = grantOf(user);
    system.grants.expireUnnoticed(id);
    return system.callers().ask(replica, id).join().statusCode();
  }

  private String grantOf(String user) {
    return system.grants.rows("SELECT id FROM grants WHERE user_id = ?", user).get(0);
  }
}
