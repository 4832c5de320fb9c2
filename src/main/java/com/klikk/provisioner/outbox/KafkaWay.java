package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A shard's publisher for those who must not block: it works elsewhere, and what comes of it is told on the relay's context. */
final class KafkaWay {
    private final Publisher publisher;
    private final Context context;

    KafkaWay(Publisher publisher, Context context) {
        this.publisher = publisher;
        this.context = context;
    }

    /** {@link Publisher#ready} */
    boolean ready() {
        return publisher.ready();
    }

    /** {@link Publisher#publish} */
    Uni<List<RecordMetadata>> publish(List<ProducerRecord<byte[], byte[]>> records) {
        return onWorker(() -> publisher.publish(records));
    }

    /** {@link Publisher#open} */
    Uni<Void> open() {
        return onWorker(() -> {
            publisher.open();
            return null;
        });
    }

    /** Opens it unless it is. */
    Uni<Void> opened() {
        return ready() ? Uni.createFrom().voidItem() : open();
    }

    void close() {
        publisher.close();
    }

    private <T> Uni<T> onWorker(Supplier<T> blocking) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(go -> blocking.get())
                .emitOn(task -> context.runOnContext(go -> task.run()));
    }
}
