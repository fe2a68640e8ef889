package io.revento.sandbox.oauth.endpoint;

import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.oauth.grant.AuthorizationRequest;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.OAuthError;
import io.revento.sandbox.oauth.grant.Pkce;
import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a request for consent, from a query or a form. */
@ApplicationScoped
class RequestReader {

  /** These may stand in a request once only (RFC 6749 section 3.1). */
  private static final List<String> SINGLE =
      List.of(
          "response_type",
          "client_id",
          "redirect_uri",
          "state",
          "code_challenge",
          "code_challenge_method",
          "grant");

  private final Integrations integrations;

  RequestReader(Integrations integrations) {
    this.integrations = integrations;
  }

  RequestVerdict read(MultivaluedMap<String, String> parameters) {
    Optional<Integration> integration = integrations.findByClientId(first(parameters, "client_id"));
    if (integration.isEmpty()) {
      return unsafe(
          "unknown_client",
          "No integration has this client_id. Register one at POST /sandbox/integrations.");
    }
    String redirectUri = first(parameters, "redirect_uri");
    if (!integration.get().registration().redirectUris().contains(redirectUri)) {
      return unsafe(
          "redirect_uri_mismatch",
          "The redirect_uri must be, letter by letter, one of those of the registration.");
    }
    String state = first(parameters, "state");
    List<OAuthError> faults = faults(parameters, integration.get());
    if (!faults.isEmpty()) {
      return new RequestVerdict.Refused(redirectUri, state, faults.get(0));
    }
    Grant.Kind kind = kind(parameters).orElseThrow();
    return new RequestVerdict.Valid(
        new AuthorizationRequest(
            integration.get(),
            redirectUri,
            state,
            first(parameters, "code_challenge"),
            kind,
            scopes(parameters, kind)));
  }

  private static List<OAuthError> faults(
      MultivaluedMap<String, String> parameters, Integration integration) {
    List<OAuthError> faults = new ArrayList<>();
    for (String name : SINGLE) {
      if (parameters.containsKey(name) && parameters.get(name).size() > 1) {
        faults.add(OAuthError.invalidRequest(name + " is given more than once"));
      }
    }
    String responseType = first(parameters, "response_type");
    if (responseType.isEmpty()) {
      faults.add(OAuthError.invalidRequest("response_type is missing: send response_type=code"));
    } else if (!responseType.equals("code")) {
      faults.add(new OAuthError("unsupported_response_type", "send response_type=code"));
    }
    if (!Pkce.METHOD.equals(first(parameters, "code_challenge_method"))
        || !Pkce.wellFormed(first(parameters, "code_challenge"))) {
      faults.add(
          OAuthError.invalidRequest(
              "PKCE is required: send code_challenge and code_challenge_method=S256 (RFC 7636)"));
    }
    Optional<Grant.Kind> kind = kind(parameters);
    if (kind.isEmpty()) {
      faults.add(OAuthError.invalidRequest("grant must be organizer or participant"));
    } else {
      faults.addAll(scopeFaults(parameters, kind.get()));
    }
    if (integration.suspended()) {
      faults.add(OAuthError.unauthorizedClient("the integration is suspended"));
    }
    if (!integration.published()) {
      faults.add(OAuthError.unauthorizedClient("the integration is unpublished: no new grants"));
    }
    return faults;
  }

  private static List<OAuthError> scopeFaults(
      MultivaluedMap<String, String> parameters, Grant.Kind kind) {
    for (String name : scopeNames(parameters)) {
      if (Scope.ofWireName(name).isEmpty()) {
        return List.of(new OAuthError("invalid_scope", "there is no such scope among those asked"));
      }
    }
    return scopes(parameters, kind).isEmpty()
        ? List.of(
            new OAuthError(
                "invalid_scope", "a grant of this kind can have: " + Scope.text(Scope.of(kind))))
        : List.of();
  }

  /** What is asked for and can be had; everything that can be had if nothing is asked for. */
  private static Set<Scope> scopes(MultivaluedMap<String, String> parameters, Grant.Kind kind) {
    List<String> names = scopeNames(parameters);
    if (names.isEmpty()) {
      return Scope.of(kind);
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    names.forEach(name -> Scope.ofWireName(name).ifPresent(scopes::add));
    scopes.retainAll(Scope.of(kind));
    return scopes;
  }

  /** The consent page sends a parameter per chosen scope, a client one with spaces in it. */
  private static List<String> scopeNames(MultivaluedMap<String, String> parameters) {
    return parameters.getOrDefault("scope", List.of()).stream()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static Optional<Grant.Kind> kind(MultivaluedMap<String, String> parameters) {
    String name = first(parameters, "grant");
    return name.isEmpty() ? Optional.of(Grant.Kind.ORGANIZER) : Grant.Kind.ofWireName(name);
  }

  static String first(MultivaluedMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value;
  }

  private static RequestVerdict unsafe(String code, String detail) {
    return new RequestVerdict.Unsafe(ProblemException.badRequest(code, detail));
  }
}
