package com.klikk.provisioner.local;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Tells the lifecycle events as they come, a line an event. */
final class Story implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final InOrder order = new InOrder();
    private final Console console;

    private Story(KafkaConsumer<String, String> consumer, Console console) {
        this.consumer = consumer;
        this.console = console;
    }

    /** A story that begins with what is published from now on. */
    static Story from(KafkaAccess access, Console console) {
        var consumer = new KafkaConsumer<>(access.client(), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = Topics.standard().allEvents().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: asking for the position fixes the end before anything is published.
        partitions.forEach(consumer::position);
        return new Story(consumer, console);
    }

    /** Tells until the condition holds. */
    void tellUntil(BooleanSupplier end, Consumer<StoryEvent> listener) {
        while (!end.getAsBoolean()) {
            consumer.poll(PAUSE).forEach(message -> order.add(StoryEvent.read(message.value()), now()));
            for (StoryEvent event : order.due(now())) {
                console.line(event.line(ZoneId.systemDefault()));
                listener.accept(event);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
