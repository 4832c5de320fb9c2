package com.klikk.provisioner.request;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.request.Message.Header;
import com.klikk.provisioner.request.RequestStore.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The request topic. A batch is taken again until the database has it; nothing that a message holds can stop the channel. */
@ApplicationScoped
public class RequestChannel {
    private static final Logger LOG = Logger.getLogger(RequestChannel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long IDLE = Long.MIN_VALUE;

    private final Intake intake;
    private final IsolatedIntake isolated;
    private final Clock clock;
    private volatile long begunAt = IDLE;

    RequestChannel(Intake intake, IsolatedIntake isolated, Clock clock) {
        this.intake = intake;
        this.isolated = isolated;
        this.clock = clock;
    }

    /** Acknowledged once the batch is durable. */
    @Incoming("requests")
    public Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        List<Message> messages = new ArrayList<>(records.count());
        List<Position> next = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> polled = records.records(partition);
            polled.forEach(record -> messages.add(message(record)));
            next.add(new Position(
                    partition.topic(),
                    partition.partition(),
                    polled.get(polled.size() - 1).offset() + 1));
        }
        return attempt(messages, next)
                .onFailure(IsolatedIntake::refused)
                .recoverWithUni(failure -> isolated.take(messages, next))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "batch not taken, messages=%d, trying again: %s", messages.size(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .invoke(() -> begunAt = IDLE)
                .replaceWithVoid();
    }

    /** A database that hangs is like one that is away: the batch is tried again, and taking it twice does no harm. */
    private Uni<List<Receipt>> attempt(List<Message> messages, List<Position> next) {
        return Uni.createFrom()
                .deferred(() -> {
                    begunAt = clock.nanos();
                    return intake.take(messages, next);
                })
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    /** When the last attempt to take a batch began, or now where none is under way; in monotonic nanoseconds. */
    public long lastTurn() {
        long begun = begunAt;
        return begun == IDLE ? clock.nanos() : begun;
    }

    private static Message message(ConsumerRecord<byte[], byte[]> record) {
        return new Message(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                Header.of(record.headers()));
    }
}
