package io.revento.connect.token.authorize;

import static io.revento.connect.contract.topics.RecordKey.encode;

import io.revento.connect.token.secret.Digest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The redirect to Revento's consent page (RFC 6749 section 4.1.1, RFC 7636 with {@code S256}).
 *
 * @param state what the callback must bring back
 * @param codeVerifier what the exchange must bring along
 */
public record AuthorizationRequest(String state, String codeVerifier) {

  public static AuthorizationRequest random() {
    return new AuthorizationRequest(Digest.newSecret(), Digest.newSecret());
  }

  public URI uri(
      URI endpoint, String clientId, String redirectUri, Wish wish, List<String> scopes) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", redirectUri);
    query.put("scope", String.join(" ", scopes));
    query.put("state", state);
    query.put("code_challenge", Digest.of(codeVerifier));
    query.put("code_challenge_method", "S256");
    query.put("grant", wish.kind().wireName());
    if (wish.eventId() != null) {
      query.put("event_id", wish.eventId());
    }
    return URI.create(
        endpoint
            + "?"
            + query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&")));
  }

  @Override
  public String toString() {
    return "AuthorizationRequest";
  }
}
