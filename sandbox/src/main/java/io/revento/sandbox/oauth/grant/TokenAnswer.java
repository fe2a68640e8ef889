package io.revento.sandbox.oauth.grant;

/** What an exchange ends in. */
public sealed interface TokenAnswer permits TokenReply, OAuthError {}
