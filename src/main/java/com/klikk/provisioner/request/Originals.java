package com.klikk.provisioner.request;

import com.klikk.provisioner.outbox.DeadLetterTopic;
import com.klikk.provisioner.outbox.DeadLetterTopic.Found;
import com.klikk.provisioner.outbox.DeadLetterTopic.Sought;
import com.klikk.provisioner.request.LetterStore.Letter;
import com.klikk.provisioner.request.Message.Header;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The messages that dead letters were, wherever they are kept by now: in the database, until the dead-letter topic has them. */
@ApplicationScoped
class Originals {
    private static final String PLACE_UNKNOWN =
            "where it is in the dead-letter topic is not known: it was sent there by a version that did not keep that";

    private final DeadLetterTopic topic;

    Originals(DeadLetterTopic topic) {
        this.topic = topic;
    }

    /** A letter's original, or why there is none any more. */
    sealed interface Original {
        record There(Message message) implements Original {}

        record Gone(String why) implements Original {}
    }

    /** By the letters' ids. */
    Uni<Map<Long, Original>> of(List<Letter> letters) {
        List<Sought> sought = letters.stream()
                .filter(letter -> letter.kept() == null && letter.sent() != null)
                .map(Originals::sought)
                .toList();
        return topic.read(sought).map(found -> {
            Map<Long, Original> originals = new HashMap<>();
            letters.forEach(letter -> originals.put(letter.id(), original(letter, found)));
            return originals;
        });
    }

    private static Sought sought(Letter letter) {
        return new Sought(letter.sent(), letter.origin());
    }

    private static Original original(Letter letter, Map<Sought, Found> found) {
        if (letter.kept() != null) {
            return new Original.There(letter.kept());
        }
        if (letter.sent() == null) {
            return new Original.Gone(PLACE_UNKNOWN);
        }
        Found there = found.get(sought(letter));
        return there instanceof Found.Letter record
                ? new Original.There(message(letter, record.record()))
                : new Original.Gone(((Found.Gone) there).why());
    }

    private static Message message(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        return new Message(
                letter.origin().topic(),
                letter.origin().partition(),
                letter.origin().offset(),
                letter.stamp(),
                record.key(),
                record.value(),
                Header.of(record.headers()));
    }
}
