// A webhook receiver of the kind people write: Fastify, node:crypto, @platformatic/kafka.
// Environment: PORT, KAFKA_BOOTSTRAP_SERVERS, WEBHOOK_SECRETS_FILE.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { ProduceAcks, Producer } from '@platformatic/kafka'

const TOLERANCE_SECONDS = 300
const MAX_BODY_BYTES = 1024 * 1024
const key = Buffer.from(readFileSync(process.env.WEBHOOK_SECRETS_FILE, 'utf8').trim().slice('whsec_'.length), 'base64')

const text = value => Buffer.from(value)
const producer = new Producer({
  clientId: 'receiver',
  bootstrapBrokers: [process.env.KAFKA_BOOTSTRAP_SERVERS],
  acks: ProduceAcks.ALL,
  serializers: { key: text, value: body => body, headerKey: text, headerValue: text }
})

const app = Fastify({ bodyLimit: MAX_BODY_BYTES, logger: false })
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))

function genuine (id, timestamp, signatures, body) {
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  return signatures.split(' ').some(entry => {
    if (!entry.startsWith('v1,')) return false
    const signature = Buffer.from(entry.slice(3), 'base64')
    return signature.length === expected.length && timingSafeEqual(signature, expected)
  })
}

function keyOf (notice, id) {
  const { event_id: event, data } = notice
  return event && data?.resource && data?.id ? `${event}/${data.resource}/${data.id}` : id
}

app.post('/webhooks/revento', async (request, reply) => {
  const id = request.headers['webhook-id']
  const timestamp = request.headers['webhook-timestamp']
  const signatures = request.headers['webhook-signature']
  if (!id || !timestamp || !signatures) return reply.code(400).send()
  if (!genuine(id, timestamp, signatures, request.body)) return reply.code(401).send()
  const notice = JSON.parse(request.body)
  try {
    await producer.send({
      messages: [{
        topic: 'revento.webhooks.raw',
        key: keyOf(notice, id),
        value: request.body,
        headers: {
          ce_specversion: '1.0',
          ce_id: id,
          ce_source: '/revento/webhooks',
          ce_type: notice.type ?? 'unknown',
          ce_time: new Date().toISOString(),
          'webhook-timestamp': timestamp,
          'content-type': request.headers['content-type'] ?? ''
        }
      }]
    })
    return reply.code(202).send()
  } catch {
    return reply.code(503).header('retry-after', '5').send()
  }
})

app.get('/q/health/ready', async () => ({ status: 'UP' }))

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.on('SIGTERM', async () => {
  await app.close()
  await producer.close()
})
