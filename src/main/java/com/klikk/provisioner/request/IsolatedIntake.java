package com.klikk.provisioner.request;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.request.DeadLetterStore.DeadLetter;
import com.klikk.provisioner.request.RequestStore.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** A batch that the database refuses as a whole, message by message: the one at fault becomes a dead letter, the others are taken. */
@ApplicationScoped
class IsolatedIntake {
    private static final Logger LOG = Logger.getLogger(IsolatedIntake.class);

    private final Intake intake;
    private final DeadLetterStore letters;
    private final RequestStore requests;
    private final Pool pool;
    private final Clock clock;

    IsolatedIntake(Intake intake, DeadLetterStore letters, RequestStore requests, Pool pool, Clock clock) {
        this.intake = intake;
        this.letters = letters;
        this.requests = requests;
        this.pool = pool;
        this.clock = clock;
    }

    /** Whether the data is at fault (SQL states 22 and 23) and not the database. */
    static boolean refused(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }

    Uni<List<Receipt>> take(List<Message> messages, List<Position> positions) {
        List<Receipt> receipts = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Message message : messages) {
            chain = chain.flatMap(done -> take(message)).invoke(receipts::add).replaceWithVoid();
        }
        return chain.flatMap(done -> pool.withTransaction(transaction -> requests.offsets(transaction, positions)))
                .replaceWith(receipts);
    }

    private Uni<Receipt> take(Message message) {
        return intake.take(List.of(message), List.of())
                .map(receipts -> receipts.get(0))
                .onFailure(IsolatedIntake::refused)
                .recoverWithUni(failure -> bury(message, failure));
    }

    private Uni<Receipt> bury(Message message, Throwable failure) {
        LOG.errorf(
                failure,
                "message refused by the database, topic=%s partition=%d offset=%d",
                message.topic(),
                message.partition(),
                message.offset());
        DeadLetter letter = new DeadLetter(new Arrival(message, null), "unstorable", null, List.of());
        return pool.withTransaction(transaction -> letters.bury(transaction, List.of(letter), clock.now()))
                .replaceWith(Receipt.REJECTED);
    }
}
