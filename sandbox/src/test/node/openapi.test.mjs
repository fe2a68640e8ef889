// Prism, a validating proxy, must find nothing in requests and answers that the served OpenAPI
// document does not allow: over every operation that the document has.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test, { after, before } from 'node:test';
import { base, consent, control, redirectUri, register, testEvent } from './sandbox.mjs';

const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-section-4';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const api = '/api/v1';

const visited = new Set();
let spec, prism, proxy, integration;

before(async () => {
  spec = await (await fetch(`${base}/q/openapi?format=json`)).json();
  integration = await register({
    webhook_url: 'http://localhost:1/hook',
    event_types: ['ticket.sold'],
  });
  const port = await freePort();
  proxy = `http://127.0.0.1:${port}`;
  const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
  const options = ['--errors', '--port', port, '-v', 'error'];
  prism = spawn(process.execPath, [cli, 'proxy', `${base}/q/openapi?format=json`, base, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await listening(proxy);
});

after(async () => {
  prism.kill();
  await control('PUT', '/sandbox/faults', {});
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function listening(url) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    try {
      return await fetch(`${url}/.well-known/oauth-authorization-server`);
    } catch {
      assert.equal(prism.exitCode, null, 'prism ended by itself');
      await new Promise((later) => setTimeout(later, 100));
    }
  }
  assert.fail('prism does not listen');
}

/**
 * Calls an operation by way of Prism.
 * @param status the one that is due
 * @param path template of the document; `values` replace its parameters
 */
async function call(status, method, path, { values = {}, query = {}, headers = {}, body, form } = {}) {
  const url = new URL(path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name])), proxy);
  Object.entries(query).forEach(([name, value]) => url.searchParams.set(name, value));
  const reply = await fetch(url, {
    method,
    redirect: 'manual',
    headers: body ? { 'content-type': 'application/json', ...headers } : headers,
    body: body ? JSON.stringify(body) : form && new URLSearchParams(form),
  });
  const text = await reply.text();
  const said = `${method} ${url.pathname}${url.search}: ${reply.status} ${text.slice(0, 1500)}`;
  assert.equal(reply.headers.get('sl-violations'), null, said);
  assert.equal(reply.status, status, said);
  visited.add(`${method.toLowerCase()} ${path}`);
  const json = /json/.test(reply.headers.get('content-type')) && text !== '';
  return { headers: reply.headers, json: json ? JSON.parse(text) : undefined };
}

const request = (more = {}) => ({
  response_type: 'code',
  client_id: integration.client_id,
  redirect_uri: redirectUri,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  ...more,
});

const basic = () => ({
  authorization: `Basic ${btoa(`${integration.client_id}:${integration.client_secret}`)}`,
});

async function connected(choice) {
  const url = new URL(`/oauth/authorize?${new URLSearchParams(request(choice))}`, base);
  const callback = await consent(url, { event_id: testEvent, decision: 'allow' });
  const { json } = await call(200, 'POST', '/oauth/token', {
    headers: basic(),
    form: {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code'),
      redirect_uri: redirectUri,
      code_verifier: verifier,
    },
  });
  return json;
}

const bearer = ({ access_token }) => ({ authorization: `Bearer ${access_token}` });

test('Prism judges: it refuses what the document forbids', async () => {
  const organizer = await connected({ user: 'usr_ingrid_solberg' });
  const reply = await fetch(`${proxy}${api}/participants?limit=0`, { headers: bearer(organizer) });
  assert.equal(reply.status, 422);
});

// Prism follows redirects: those of /oauth/authorize are for openid-client to judge.
test('OAuth', async () => {
  await call(200, 'GET', '/.well-known/oauth-authorization-server');
  await call(200, 'GET', '/oauth/authorize', { query: request() });
  await call(400, 'GET', '/oauth/authorize', { query: request({ client_id: 'nobody' }) });
  const decision = { user: 'usr_ingrid_solberg', event_id: testEvent, decision: 'deny' };
  await call(400, 'POST', '/oauth/authorize', {
    form: request({ ...decision, client_id: 'nobody' }),
  });

  const tokens = await connected({ user: 'usr_ingrid_solberg' });
  const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
  await call(401, 'POST', '/oauth/token', { form: { ...refresh, client_id: 'nobody' } });
  await call(400, 'POST', '/oauth/token', {
    headers: basic(),
    form: { ...refresh, refresh_token: 'unknown' },
  });
  await call(200, 'POST', '/oauth/token', { headers: basic(), form: refresh });
  await call(401, 'POST', '/oauth/revoke', { form: { token: 'x', client_id: 'nobody' } });
  await call(200, 'POST', '/oauth/revoke', {
    headers: basic(),
    form: { token: tokens.refresh_token },
  });
});

test('every path of the API, and every answer of it', async () => {
  const organizer = await connected({ user: 'usr_ingrid_solberg' });
  const participant = await connected({ user: 'usr_p11', grant: 'participant' });
  const me = `${api}/me`;
  const holder = (path) => bearer(path === me ? participant : organizer);
  const other = (path) => bearer(path === me ? organizer : participant);
  const ids = {};
  const paths = Object.keys(spec.paths).filter((path) => path.startsWith(api));
  assert.ok(paths.length >= 25, `only ${paths}`);

  for (const path of paths.filter((one) => spec.paths[one].get.responses[304] === undefined)) {
    const page = await call(200, 'GET', path, { headers: holder(path), query: { limit: 2 } });
    ids[path] = page.json.data[0].id;
    const cursor = page.json.next_cursor;
    if (cursor) await call(200, 'GET', path, { headers: holder(path), query: { cursor } });
    const updated_since = '2027-01-01T00:00:00Z';
    await call(200, 'GET', path, { headers: holder(path), query: { updated_since } });
    await call(400, 'GET', path, { headers: holder(path), query: { cursor: 'not ours' } });
  }
  for (const path of paths.filter((one) => spec.paths[one].get.responses[304] !== undefined)) {
    const values = { id: ids[path.replace('/{id}', '')] };
    const found = await call(200, 'GET', path, { headers: holder(path), values });
    const known = { ...holder(path), 'if-none-match': found.headers.get('etag') };
    await call(304, 'GET', path, { headers: known, values });
    const unknown = { headers: holder(path), values: { id: 'nothing' } };
    if (path.endsWith('{id}')) await call(404, 'GET', path, unknown);
  }
  const refusals = [
    [401, () => ({ authorization: 'Bearer unknown' }), {}],
    [403, other, {}],
    [429, holder, { api: { too_many_requests: 1 } }],
    [503, holder, { api: { server_error: 1 } }],
  ];
  for (const [status, headers, faults] of refusals) {
    await control('PUT', '/sandbox/faults', faults);
    for (const path of paths) {
      await call(status, 'GET', path, { headers: headers(path), values: { id: 'any' } });
    }
  }
  await control('PUT', '/sandbox/faults', {});
});

/** Bodies for creating one of each collection: what its draft requires, of the test event. */
function draft(schema) {
  const { properties, required } = spec.components.schemas[schema];
  const example = ({ type, format, items }) =>
    format === 'date-time' ? '2027-07-14T09:00:00Z'
    : format === 'date' ? '2027-07-14'
    : type === 'integer' ? 10
    : type === 'array' ? [example(items)]
    : 'anything';
  const body = Object.fromEntries(required.map((name) => [name, example(properties[name])]));
  return { ...body, event_id: testEvent, x_experiment: true };
}

test('control: collections', async () => {
  const collections = Object.entries(spec.paths).filter(
    ([path, { get, post }]) => path.startsWith('/sandbox/') && (get ?? post)?.tags[0] === 'Contents',
  );
  for (const [path, { get, post }] of collections) {
    const { json } = await call(200, 'GET', path, { query: { event_id: testEvent } });
    if (get.operationId === 'listUsers') continue;
    const single = `${path}/{id}`;
    const change = { x_experiment: 'changed' };
    if (!post) {
      await call(200, 'PATCH', single, { values: { id: json.data[0].id }, body: change });
      continue;
    }
    const schema = post.requestBody.content['application/json'].schema.$ref.split('/').at(-1);
    const made = await call(201, 'POST', path, { body: draft(schema) });
    const values = { id: made.json.id };
    await call(400, 'POST', path, { body: { ...draft(schema), x_experiment: 1, event_id: '' } });
    await call(404, 'POST', path, { body: { ...draft(schema), event_id: 'evt_none' } });
    await call(200, 'PATCH', single, { values, body: change });
    await call(204, 'DELETE', single, { values });
    await call(404, 'DELETE', single, { values });
    await call(404, 'PATCH', single, { values, body: change });
  }
});

test('control: the rest', async () => {
  const id = integration.integration_id;
  await call(201, 'POST', '/sandbox/integrations', {
    body: { name: 'By Prism', redirect_uris: [redirectUri] },
  });
  await call(400, 'POST', '/sandbox/integrations', { body: { name: 'x', redirect_uris: ['no URI'] } });
  await call(200, 'GET', '/sandbox/integrations');
  await call(200, 'PATCH', '/sandbox/integrations/{id}', { values: { id }, body: { contact: 'me' } });
  await call(404, 'PATCH', '/sandbox/integrations/{id}', { values: { id: 'x' }, body: {} });
  await call(200, 'POST', '/sandbox/integrations/{id}/rotate-secret', { values: { id } });
  await call(404, 'POST', '/sandbox/integrations/{id}/rotate-secret', { values: { id: 'x' } });

  const values = { id: 'app_draft_003' };
  for (const decision of ['approve', 'reject', 'request-revision']) {
    await call(200, 'POST', `/sandbox/applications/{id}/${decision}`, { values });
    await call(404, 'POST', `/sandbox/applications/{id}/${decision}`, { values: { id: 'x' } });
  }
  await call(200, 'POST', '/sandbox/events/{id}/publish', { values: { id: 'evt_sandbox_draft' } });
  await call(200, 'POST', '/sandbox/events/{id}/organizers', {
    values: { id: 'evt_informal' },
    body: { user: 'usr_developer' },
  });
  const client_id = integration.client_id;
  const revoke = '/sandbox/users/{id}/revoke';
  await connected({ user: 'usr_p12', grant: 'participant' });
  await call(200, 'POST', revoke, { values: { id: 'usr_p12' }, body: { client_id } });
  await call(409, 'POST', revoke, { values: { id: 'usr_p12' }, body: { client_id } });

  const sent = await call(202, 'POST', '/sandbox/triggers/{type}', {
    values: { type: 'ticket.sold' },
    body: { integration_id: id, overrides: { data: { x_price: 1 } } },
  });
  assert.equal(sent.json.webhook_ids.length, 1);
  await call(404, 'POST', '/sandbox/triggers/{type}', {
    values: { type: 'ticket.sold' },
    body: { event_id: 'evt_none' },
  });
  const log = await call(200, 'GET', '/sandbox/deliveries', { query: { integration_id: id } });
  await call(202, 'POST', '/sandbox/deliveries/{id}/redeliver', { values: { id: log.json.data[0].id } });
  await call(202, 'POST', '/sandbox/deliveries/redeliver', {
    body: { since: '2100-01-01T00:00:00Z', type: 'ticket.sold' },
  });
  await call(200, 'GET', '/sandbox/requests', { query: { path: api } });

  const { json } = await call(200, 'GET', '/sandbox/clock');
  await call(200, 'PUT', '/sandbox/clock', { body: { advance: 'PT0S' } });
  await call(400, 'PUT', '/sandbox/clock', { body: { now: '2001-01-01T00:00:00Z' } });
  assert.ok(json.now > '2001');
  await call(200, 'PUT', '/sandbox/faults', { body: { seed: 7, webhooks: { lost: 0 } } });
  await call(200, 'GET', '/sandbox/faults');
  await call(200, 'POST', '/sandbox/load', { body: { event_id: 'evt_sandbox_draft', activities: 1 } });
  await call(404, 'POST', '/sandbox/load', { body: { event_id: 'evt_none', activities: 1 } });
  await call(200, 'POST', '/sandbox/reset', { body: {} });
  await call(409, 'POST', '/sandbox/reset', { body: { event_id: 'evt_own_live' } });
});

test('no operation of the document was left out', () => {
  const described = Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'parameters')
      .map((method) => `${method} ${path}`),
  );
  assert.deepEqual(described.filter((operation) => !visited.has(operation)), []);
});
