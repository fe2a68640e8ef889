// openid-client, a certified OAuth client, must be content with the sandbox.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as oauth from 'openid-client';
import { base, consent, redirectUri, register, testEvent } from './sandbox.mjs';

const methods = { basic: oauth.ClientSecretBasic, post: oauth.ClientSecretPost };
const ingrid = { user: 'usr_ingrid_solberg', event_id: testEvent, decision: 'allow' };

/** Discovery by RFC 8414, and plain HTTP as this is this machine. */
function discovered({ client_id, client_secret }, method = oauth.ClientSecretBasic) {
  const options = { algorithm: 'oauth2', execute: [oauth.allowInsecureRequests] };
  return oauth.discovery(new URL(base), client_id, undefined, method(client_secret), options);
}

/** The way to the consent page, and what the callback is to be checked with. */
async function begun(config, scope = 'event:read participants:read') {
  const checks = {
    pkceCodeVerifier: oauth.randomPKCECodeVerifier(),
    expectedState: oauth.randomState(),
  };
  const url = oauth.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: checks.expectedState,
    code_challenge: await oauth.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  return { url, checks };
}

const asked = (config, { access_token }) =>
  oauth
    .fetchProtectedResource(config, access_token, new URL('/api/v1/event', base), 'GET')
    .then((reply) => reply.status, (refused) => refused.status);

for (const [name, method] of Object.entries(methods)) {
  test(`code flow with PKCE, refresh and revocation, client_secret_${name}`, async () => {
    const config = await discovered(await register(), method);
    const { url, checks } = await begun(config);
    const tokens = await oauth.authorizationCodeGrant(config, await consent(url, ingrid), checks);
    assert.equal(tokens.token_type, 'bearer');
    assert.equal(tokens.expires_in, 3600);
    assert.equal(tokens.scope, 'event:read participants:read');
    assert.equal(tokens.event_id, testEvent);
    assert.equal(await asked(config, tokens), 200);

    const renewed = await oauth.refreshTokenGrant(config, tokens.refresh_token);
    assert.notEqual(renewed.access_token, tokens.access_token);
    assert.notEqual(renewed.refresh_token, tokens.refresh_token);
    assert.equal(await asked(config, renewed), 200);

    await oauth.tokenRevocation(config, renewed.refresh_token);
    assert.equal(await asked(config, renewed), 401);
    await assert.rejects(oauth.refreshTokenGrant(config, renewed.refresh_token), {
      error: 'invalid_grant',
    });
  });
}

test('what goes wrong arrives as the errors that the client knows', async () => {
  const credentials = await register();
  const config = await discovered(credentials);

  const denied = await begun(config);
  const no = await consent(denied.url, { ...ingrid, decision: 'deny' });
  await assert.rejects(oauth.authorizationCodeGrant(config, no, denied.checks), {
    error: 'access_denied',
  });

  const swapped = await begun(config);
  const yes = await consent(swapped.url, ingrid);
  const otherVerifier = { ...swapped.checks, pkceCodeVerifier: oauth.randomPKCECodeVerifier() };
  await assert.rejects(oauth.authorizationCodeGrant(config, yes, otherVerifier), {
    error: 'invalid_grant',
  });

  const impostor = await discovered({ ...credentials, client_secret: 'guessed' });
  const { url, checks } = await begun(impostor);
  await assert.rejects(
    oauth.authorizationCodeGrant(impostor, await consent(url, ingrid), checks),
    (refused) => refused.status === 401 || refused.error === 'invalid_client',
  );
});
