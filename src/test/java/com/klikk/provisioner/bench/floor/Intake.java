package com.klikk.provisioner.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads requests from Kafka, and the next ones once these are durable and there is room. */
final class Intake implements Runnable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Context context;
    private final Pipeline pipeline;

    Intake(KafkaConsumer<byte[], byte[]> consumer, Context context, Pipeline pipeline) {
        this.consumer = consumer;
        this.context = context;
        this.pipeline = pipeline;
    }

    @Override
    public void run() {
        try (consumer) {
            while (true) {
                List<Requested> requests = new ArrayList<>();
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> requests.add(
                                new Requested(new String(record.key(), UTF_8), new String(record.value(), UTF_8))));
                if (!requests.isEmpty()) {
                    take(requests);
                    consumer.commitAsync();
                }
            }
        } catch (RuntimeException | InterruptedException e) {
            Floor.end(e);
        }
    }

    private void take(List<Requested> requests) throws InterruptedException {
        while (pipeline.inHand() > Pipeline.MOST / 2) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        CompletableFuture<Void> durable = new CompletableFuture<>();
        context.runOnContext(
                v -> pipeline.take(requests).onFailure(Floor::end).onSuccess(done -> durable.complete(null)));
        durable.join();
    }
}
