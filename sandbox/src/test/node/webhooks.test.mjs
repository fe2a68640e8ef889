// standardwebhooks, the reference library, must accept what the sandbox sends, and nothing else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import test from 'node:test';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { control, register } from './sandbox.mjs';

/** A receiver that hands out each delivery as it came, in order. */
async function receiver() {
  const server = createServer(async (request, reply) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    server.emit('delivery', { headers: request.headers, body: Buffer.concat(parts).toString() });
    reply.writeHead(204).end();
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return server;
}

/** Has one sent; answers what arrived. */
async function delivered(server, integration, type) {
  const arrived = once(server, 'delivery', { signal: AbortSignal.timeout(10_000) });
  await control('POST', `/sandbox/triggers/${type}`, { integration_id: integration });
  return (await arrived)[0];
}

const accepts = (secret, { body, headers }) => new Webhook(secret).verify(body, headers);

test('deliveries verify, during a rotation under both secrets', async (t) => {
  const server = await receiver();
  t.after(() => server.close());
  const { integration_id, webhook_secret: first } = await register({
    webhook_url: `http://localhost:${server.address().port}/hook`,
    event_types: ['*'],
  });

  const plain = await delivered(server, integration_id, 'application.approved');
  const body = accepts(first, plain);
  assert.equal(body.type, 'application.approved');
  assert.equal(body.id, plain.headers['webhook-id']);
  const forged = { ...plain, body: plain.body.replace('approved', 'rejected') };
  assert.throws(() => accepts(first, forged), WebhookVerificationError);

  const rotate = `/sandbox/integrations/${integration_id}/rotate-secret`;
  const { webhook_secret: second } = await control('POST', rotate);
  assert.throws(() => accepts(second, plain), WebhookVerificationError);
  const both = await delivered(server, integration_id, 'ticket.sold');
  assert.equal(accepts(first, both).type, 'ticket.sold');
  assert.equal(accepts(second, both).type, 'ticket.sold');
  const stranger = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  assert.throws(() => accepts(stranger, both), WebhookVerificationError);
});
