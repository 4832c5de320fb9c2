package com.klikk.provisioner.request;

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

    private final Intake intake;
    private final IsolatedIntake isolated;

    RequestChannel(Intake intake, IsolatedIntake isolated) {
        this.intake = intake;
        this.isolated = isolated;
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
        return intake.take(messages, next)
                .onFailure(IsolatedIntake::refused)
                .recoverWithUni(failure -> isolated.take(messages, next))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "batch not taken, messages=%d, trying again: %s", messages.size(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .replaceWithVoid();
    }

    private static Message message(ConsumerRecord<byte[], byte[]> record) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return new Message(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }
}
