package io.revento.sandbox.oauth;

/** What an exchange ends in. */
sealed interface TokenAnswer permits TokenReply, OAuthError {}
