package com.klikk.provisioner.crash;

import com.klikk.provisioner.request.IntakeParts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** The request topic: read one message at a time, from where the service says that it left off. */
record RequestLog(List<ConsumerRecord<byte[], byte[]>> messages, IntakeParts intake) implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void run() {
        TopicPartition partition = new TopicPartition(messages.get(0).topic(), 0);
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(Set.of(partition));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, (long) messages.size()));
            intake.seeker().onPartitionsAssigned(consumer, Set.of(partition));
            long begin = consumer.position(partition);
            messages.stream().filter(message -> message.offset() >= begin).forEach(message -> {
                consumer.addRecord(message);
                intake.channel().take(consumer.poll(Duration.ZERO)).await().atMost(PATIENCE);
            });
        } catch (RuntimeException end) {
            if (!Thread.interrupted()) {
                throw end;
            }
        }
    }
}
