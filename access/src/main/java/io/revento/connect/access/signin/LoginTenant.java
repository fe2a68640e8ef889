package io.revento.connect.access.signin;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.revento.connect.access.bearer.SignInPath;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code quarkus-oidc} run the code flow, with PKCE, at the one path where people come back
 * from the issuer. Everywhere else only tokens count.
 */
@ApplicationScoped
class LoginTenant implements TenantConfigResolver {

  private static final String NAME = "login";

  private final LoginSettings settings;
  private @Nullable OidcTenantConfig tenant;

  LoginTenant(LoginSettings settings) {
    this.settings = settings;
  }

  void prepare(@Observes StartupEvent start) throws IOException {
    settings
        .fault()
        .ifPresent(
            fault -> {
              throw new ConfigurationException(fault);
            });
    if (settings.offered()) {
      tenant = tenant(settings);
    }
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    boolean signsIn = request.normalizedPath().equals(SignInPath.AT_THE_ISSUER);
    return signsIn ? Uni.createFrom().item(tenant) : Uni.createFrom().nullItem();
  }

  private static OidcTenantConfig tenant(LoginSettings settings) throws IOException {
    return OidcTenantConfig.authServerUrl(settings.issuerUrl().orElseThrow())
        .tenantId(NAME)
        .applicationType(ApplicationType.WEB_APP)
        .clientId(settings.clientId().orElseThrow())
        .credentials(settings.secret().orElseThrow())
        .roles(Source.accesstoken)
        // As for bearers: exp is what ends a token.
        .token()
        .issuedAtRequired(false)
        .end()
        .authentication()
        .pkceRequired()
        .nonceRequired()
        .redirectPath(SignInPath.AT_THE_ISSUER)
        .restorePathAfterRedirect()
        .cookiePath(SignInPath.AT_THE_ISSUER)
        .scopes(settings.scopes().orElse(List.of()))
        .end()
        .build();
  }
}
