package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Moves dead letters to their topic, some at a time; one that is too large for it stays behind and holds up no other. */
final class LetterRelay {
    private static final Logger LOG = Logger.getLogger(LetterRelay.class);
    private static final int LETTERS = 50;

    private final DeadLetters store;
    private final KafkaWay way;

    LetterRelay(DeadLetters store, KafkaWay way) {
        this.store = store;
        this.way = way;
    }

    /** Sends some of them. Whether there may be more. */
    Uni<Boolean> bury() {
        return store.read(LETTERS)
                .flatMap(letters -> letters.isEmpty()
                        ? Uni.createFrom().item(false)
                        : way.opened().flatMap(done -> bury(letters)).replaceWith(letters.size() == LETTERS));
    }

    private Uni<Void> bury(List<DeadLetters.Letter> letters) {
        return way.publish(letters.stream().map(DeadLetters.Letter::record).toList())
                .flatMap(places -> store.sent(letters, places))
                .onFailure(LetterRelay::tooLarge)
                .recoverWithUni(failure -> way.opened().flatMap(done -> singly(letters)));
    }

    private static boolean tooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
    }

    private Uni<Void> singly(List<DeadLetters.Letter> letters) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (DeadLetters.Letter letter : letters) {
            chain = chain.flatMap(done -> way.opened())
                    .flatMap(done -> way.publish(List.of(letter.record())))
                    .flatMap(places -> store.sent(List.of(letter), places))
                    .onFailure(LetterRelay::tooLarge)
                    .recoverWithUni(failure -> stuck(letter));
        }
        return chain;
    }

    private Uni<Void> stuck(DeadLetters.Letter letter) {
        LOG.errorf(
                "dead letter %d is too large for its topic and stays in the database; raise the topic's max.message.bytes",
                (Object) letter.id());
        return store.stuck(letter);
    }
}
