package io.revento.sandbox.oauth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Registration;
import io.revento.sandbox.state.journal.Journal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {

  private static final String CALLBACK = "https://app.example/callback";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final Integration INTEGRATION =
      new Integration(
          "int_1",
          "cli_1",
          "secret",
          new Registration("App", "", "", List.of(CALLBACK), "", List.of()),
          List.of(),
          false,
          true,
          true);

  private final SandboxClock clock = new SandboxClock(Journal.none());
  private final Grants grants = new Grants(clock, new Lifetimes(), Journal.none());

  @Test
  void a_code_becomes_tokens_once_and_its_second_use_ends_the_grant() {
    String code = code();
    TokenReply reply = tokens(redeem(code));
    assertThat(grants.authenticate(reply.accessToken())).isPresent();

    assertError(redeem(code), "invalid_grant");
    assertThat(grants.authenticate(reply.accessToken())).isEmpty();
    assertError(refresh(reply), "invalid_grant");
  }

  @Test
  void a_code_expires() {
    String code = code();
    pass(Duration.ofSeconds(61));
    assertError(redeem(code), "invalid_grant");
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier_and_redirect_uri_and_client() {
    String code = code();
    String other = VERIFIER.replace('d', 'e');
    assertError(grants.redeem(code, "int_1", CALLBACK, other), "invalid_grant");
    assertError(grants.redeem(code, "int_1", CALLBACK + "/", VERIFIER), "invalid_grant");
    assertError(grants.redeem(code, "int_2", CALLBACK, VERIFIER), "invalid_grant");
    assertThat(redeem(code)).isInstanceOf(TokenReply.class);
  }

  @Test
  void a_replaced_refresh_token_works_again_within_the_grace() {
    TokenReply first = tokens(redeem(code()));
    TokenReply second = refreshed(first);
    pass(Duration.ofSeconds(55));
    TokenReply third = refreshed(first);
    assertThat(Set.of(first, second, third)).extracting(TokenReply::refreshToken).hasSize(3);
    assertThat(grants.authenticate(first.accessToken())).isPresent();
    refreshed(second);
    refreshed(third);
  }

  @Test
  void a_replaced_refresh_token_ends_the_whole_grant_after_the_grace() {
    TokenReply first = tokens(redeem(code()));
    TokenReply second = refreshed(first);
    pass(Duration.ofSeconds(61));
    assertError(refresh(first), "invalid_grant");
    assertThat(grants.authenticate(second.accessToken())).isEmpty();
    assertError(refresh(second), "invalid_grant");
  }

  @Test
  void the_grace_is_not_prolonged_by_being_used() {
    TokenReply first = tokens(redeem(code()));
    refreshed(first);
    pass(Duration.ofSeconds(40));
    refreshed(first);
    pass(Duration.ofSeconds(40));
    assertError(refresh(first), "invalid_grant");
  }

  @Test
  void a_refresh_may_narrow_the_access_token_and_not_the_grant() {
    TokenReply first = tokens(redeem(code()));
    TokenReply narrow = tokens(grants.refresh(first.refreshToken(), "int_1", "roles:read"));
    assertThat(narrow.scope()).isEqualTo("roles:read");
    assertThat(scopes(narrow)).containsExactly(Scope.ROLES);
    assertThat(scopes(refreshed(narrow))).containsExactly(Scope.EVENT, Scope.ROLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event:read profile:read", "everything", "roles:read everything"})
  void a_refresh_widens_nothing_and_a_refused_one_replaces_no_token(String scope) {
    TokenReply first = tokens(redeem(code()));
    assertError(grants.refresh(first.refreshToken(), "int_1", scope), "invalid_scope");
    pass(Duration.ofMinutes(2));
    refreshed(first);
  }

  @Test
  void access_tokens_expire_and_refresh_tokens_do_not() {
    TokenReply reply = tokens(redeem(code()));
    pass(Duration.ofDays(90));
    assertThat(grants.authenticate(reply.accessToken())).isEmpty();
    assertThat(grants.authenticate(refreshed(reply).accessToken())).isPresent();
  }

  @Test
  void only_its_own_client_can_revoke_a_grant() {
    TokenReply reply = tokens(redeem(code()));
    assertThat(grants.revoke(reply.refreshToken(), "int_2")).isPresent();
    assertThat(grants.revoke(reply.accessToken(), "int_2")).isPresent();
    assertThat(grants.authenticate(reply.accessToken())).isPresent();
    assertThat(grants.revoke(reply.refreshToken(), "int_1")).isEmpty();
    assertThat(grants.authenticate(reply.accessToken())).isEmpty();
  }

  @Test
  void revoking_an_access_token_leaves_the_grant() {
    TokenReply reply = tokens(redeem(code()));
    grants.revoke(reply.accessToken(), "int_1");
    assertThat(grants.authenticate(reply.accessToken())).isEmpty();
    refreshed(reply);
  }

  private String code() {
    AuthorizationRequest request =
        new AuthorizationRequest(
            INTEGRATION,
            CALLBACK,
            "state",
            Pkce.challengeOf(VERIFIER),
            Grant.Kind.ORGANIZER,
            EnumSet.of(Scope.EVENT, Scope.ROLES));
    return grants.code(request, "usr_1", "evt_1", "org_1");
  }

  private TokenAnswer redeem(String code) {
    return grants.redeem(code, "int_1", CALLBACK, VERIFIER);
  }

  private TokenAnswer refresh(TokenReply reply) {
    return grants.refresh(reply.refreshToken(), "int_1", "");
  }

  private Set<Scope> scopes(TokenReply reply) {
    return grants.authenticate(reply.accessToken()).orElseThrow().scopes();
  }

  private TokenReply refreshed(TokenReply reply) {
    return tokens(refresh(reply));
  }

  private void pass(Duration time) {
    clock.moveTo(clock.now().plus(time));
  }

  private static TokenReply tokens(TokenAnswer answer) {
    assertThat(answer).isInstanceOf(TokenReply.class);
    return (TokenReply) answer;
  }

  private static void assertError(TokenAnswer answer, String error) {
    assertThat(answer).isInstanceOf(OAuthError.class);
    assertThat(((OAuthError) answer).error()).isEqualTo(error);
  }

  /** The lifetimes of production. */
  private record Lifetimes() implements OAuthConfig {

    @Override
    public Duration codeLifetime() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration codeMemory() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration replacedMemory() {
      return Duration.ofDays(90);
    }

    @Override
    public Duration accessTokenLifetime() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration refreshGrace() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Optional<Duration> refreshIdleLifetime() {
      return Optional.empty();
    }
  }
}
