package com.klikk.provisioner.support;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One way to Kafka and back for all tests of a run. */
final class Wire implements AutoCloseable {
    private final String requestsTopic;
    private final Chronicle chronicle;
    private final Producer<byte[], byte[]> producer;

    private Wire(Surroundings around) {
        requestsTopic = around.requestsTopic();
        chronicle = new Chronicle(around);
        producer = new KafkaProducer<>(around.kafka().client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The topics name the start of the application, so they tell whose wire it is. */
    static Wire shared(ExtensionContext context, Surroundings around) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent("wire of " + around.requestsTopic(), key -> new Wire(around), Wire.class);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /** All that is committed by now. */
    Chronicle caughtUp() {
        chronicle.catchUp();
        return chronicle;
    }

    RecordMetadata send(Parcel parcel) {
        try {
            return producer.send(parcel.record(requestsTopic)).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take the request", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        producer.close();
        chronicle.close();
        List<String> faults = chronicle.faults();
        if (!faults.isEmpty()) {
            throw new AssertionError("told after the last test, and not as published: " + faults);
        }
    }
}
