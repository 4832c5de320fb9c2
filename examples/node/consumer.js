import { Consumer, stringDeserializers } from '@platformatic/kafka'
import { Inventory } from './inventory.js'

const inventory = new Inventory(process.env.INVENTORY ?? 'inventory.tsv')
const consumer = new Consumer({
  clientId: 'example-node',
  groupId: 'example-node',
  bootstrapBrokers: [process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092'],
  deserializers: stringDeserializers,
  autocommit: false, // committed below, after the work
  sessionTimeout: 10_000 // a crashed consumer's partitions are given on after 10 s
})
process.once('SIGINT', () => consumer.close(true)).once('SIGTERM', () => consumer.close(true))

const events = await consumer.consume({
  topics: ['provisioning.events.server-ready'],
  mode: 'committed',
  fallbackMode: 'earliest' // a new consumer begins with the oldest event that is kept
})
for await (const event of events) {
  const id = event.headers.get('ce_id')
  const { request_id: requestId, item_name: item, server } = JSON.parse(event.value)
  const network = [server.networks ?? []].flat()[0]
  const line = `${requestId}\t${item}\t${network?.ipv4 || network?.ipv6}`
  if (inventory.add(id, line)) {
    console.log(`ready: ${line}`)
  } else {
    console.log(`known: ${id}${event.headers.get('ce_replayed') === 'true' ? ', replayed' : ''}`)
  }
  await event.commit()
}
