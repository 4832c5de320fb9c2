/**
 * From the database to Kafka, in each request's order. Every shard of the outbox has one relay at a time; a relay that lost its turn is
 * fenced by Kafka itself. Knows bytes, keys and headers, not sagas.
 */
package com.klikk.provisioner.outbox;
