import { Producer, stringSerializers } from '@platformatic/kafka'

const [requestId, item] = process.argv.slice(2)
const order = {
  action: 'order_create',
  request_id: requestId,
  reference: `order ${requestId}`,
  items: [
    {
      name: item,
      product: {
        name: 'VPS',
        options: {
          quantity_ram_gb: 2,
          quantity_cpu: 2,
          quantity_storage_gb: 25,
          os: 'Debian',
          os_version: '12',
          features: {
            ipv4: 1,
            sshd: {
              authorized_keys: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVs9oW0zVbRPjPLFZ0LKvMtVGzCLvcX0sVxGxqCkZ3l me',
              ip_allow: '10.0.0.0/8'
            }
          }
        }
      }
    }
  ]
}

const producer = new Producer({
  clientId: 'example-node',
  bootstrapBrokers: [process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092'],
  serializers: stringSerializers,
  idempotent: true
})
await producer.send({
  messages: [{ topic: 'provisioning.requests', key: requestId, value: JSON.stringify(order) }],
  acks: -1
})
await producer.close()
console.log(`published: ${requestId}`)
