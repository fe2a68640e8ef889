package io.revento.connect.token.authorize;

import io.revento.connect.contract.connection.GrantKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What is asked for, and how long a person may take. */
@ConfigMapping(prefix = "token.connect")
public interface ConnectConfig {

  /** Where browsers reach this service; the redirect URI registered at Revento lies under it. */
  URI publicUrl();

  /** How long a person may take from the first redirect to the callback. */
  @WithDefault("PT15M")
  Duration consentLifetime();

  /** The longest life of an invitation. */
  @WithDefault("P30D")
  Duration longestInvitation();

  @WithDefault(
      "event:read,applications:read,participants:read,program:read,locations:read,"
          + "registration:read,roles:read")
  List<String> organizerScopes();

  @WithDefault("profile:read")
  List<String> participantScopes();

  /** How often what has expired is cleared away. */
  @WithDefault("10m")
  String clearInterval();

  /**
   * How long a new grant is offered to a database that does not take it, while the person waits;
   * then it is returned to Revento.
   */
  @WithDefault("PT20S")
  Duration keepPatience();

  /** The wait before it is offered again; doubled each time. */
  @WithDefault("PT0.2S")
  Duration keepBackoff();

  default String redirectUri() {
    return publicUrl() + "/oauth/callback";
  }

  default List<String> scopes(GrantKind kind) {
    return kind == GrantKind.ORGANIZER ? organizerScopes() : participantScopes();
  }
}
