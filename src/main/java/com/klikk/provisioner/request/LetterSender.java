package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.node.TextNode;
import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.outbox.RecordPlace;
import com.klikk.provisioner.outbox.RequestTopic;
import com.klikk.provisioner.request.Resubmission.Meant;
import com.klikk.provisioner.request.Resubmission.Wish;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends dead letters once more. The letter is locked until Kafka has the message and it is marked; a crash in between leaves it open, and
 * what is sent twice is taken once.
 */
@ApplicationScoped
class LetterSender {
    private static final Logger LOG = Logger.getLogger(LetterSender.class);

    private final Pool pool;
    private final LetterStore letters;
    private final RequestTopic topic;
    private final Clock clock;

    LetterSender(Pool pool, LetterStore letters, RequestTopic topic, Clock clock) {
        this.pool = pool;
        this.letters = letters;
        this.topic = topic;
        this.clock = clock;
    }

    Uni<Resubmission> send(long letter, Message message, Meant meant, Wish wish) {
        return pool.withTransaction(transaction -> letters.lock(transaction, letter)
                        .flatMap(state -> state.isEmpty()
                                ? reply(new Resubmission.Busy(letter))
                                : state.get().equals(LetterStore.RESUBMITTED) && !wish.again()
                                        ? reply(new Resubmission.Already(letter))
                                        : send(transaction, letter, message, meant, wish)))
                .invoke(resubmission -> said(resubmission, wish))
                .onFailure(RecordTooLargeException.class)
                .recoverWithItem(failure -> tooLarge(letter, message, meant))
                .onFailure(KafkaException.class)
                .recoverWithItem(failure -> new Resubmission.Unsent(letter, failure.getMessage()));
    }

    private Uni<Resubmission> send(SqlClient transaction, long letter, Message message, Meant meant, Wish wish) {
        return topic.send(outgoing(message))
                .flatMap(there -> letters.resubmitted(transaction, letter, wish.by(), clock.now())
                        .replaceWith(new Resubmission.Sent(letter, meant, there)));
    }

    private static RequestTopic.Outgoing outgoing(Message message) {
        var before = new RecordPlace(message.topic(), message.partition(), message.offset());
        return new RequestTopic.Outgoing(before, message.key(), message.value(), message.recordHeaders());
    }

    private static void said(Resubmission resubmission, Wish wish) {
        if (resubmission instanceof Resubmission.Sent sent) {
            LOG.infof(
                    "dead letter sent once more, letter=%d request=%s by=%s corrected=%s at=%s-%d:%d",
                    sent.letter(),
                    TextNode.valueOf(sent.meant().requestId()),
                    TextNode.valueOf(wish.by().name()),
                    !wish.correction().none(),
                    sent.at().topic(),
                    sent.at().partition(),
                    sent.at().offset());
        }
    }

    private static Resubmission tooLarge(long letter, Message message, Meant meant) {
        var problem = new Problem(
                "", "is too large for the topic " + message.topic() + "; raise its max.message.bytes, or send less");
        return new Resubmission.Refused(letter, "too-large", List.of(problem), meant);
    }

    private static Uni<Resubmission> reply(Resubmission resubmission) {
        return Uni.createFrom().item(resubmission);
    }
}
