package com.klikk.provisioner.request;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Notices;
import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.request.DeadLetterStore.DeadLetter;
import com.klikk.provisioner.saga.SagaId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Dead letters, and the {@code rejected} event where the publisher can be told: its request id was read, and is not another's. */
@ApplicationScoped
class Rejections {
    private final DeadLetterStore letters;
    private final Notices notices;
    private final String installation;

    Rejections(DeadLetterStore letters, Notices notices, ProvisionerConfig config) {
        this.letters = letters;
        this.notices = notices;
        this.installation = config.installation();
    }

    Uni<Void> write(SqlClient transaction, List<DeadLetter> dead, Instant now) {
        List<DeadLetter> positioned =
                dead.stream().filter(letter -> letter.message() != null).toList();
        return letters.bury(transaction, positioned, now)
                .flatMap(fresh -> tell(
                        transaction,
                        fresh.stream().sorted().map(positioned::get).toList(),
                        now));
    }

    private Uni<Void> tell(SqlClient transaction, List<DeadLetter> letters, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (DeadLetter letter : letters) {
            if (letter.requestId() != null && !letter.reason().equals("conflict")) {
                chain = chain.flatMap(done -> notices.tell(transaction, notice(letter, now), now));
            }
        }
        return chain;
    }

    private Notices.Notice notice(DeadLetter letter, Instant now) {
        Message message = letter.message();
        SagaId id = SagaId.ofPosition(
                installation, message.topic(), message.partition(), message.offset(), message.timestamp());
        About about = About.of(letter.arrival().reading());
        List<EventData.ProblemData> problems = letter.problems().stream()
                .map(problem -> new EventData.ProblemData(problem.pointer(), problem.message()))
                .toList();
        String data = EventData.rejected(letter.requestId(), about.account(), about.reference(), problems, now);
        return new Notices.Notice(
                id.value(), letter.requestId(), about.account(), about.traceparent(), "rejected", data);
    }

    /** What of a message could be read. */
    private record About(String account, String reference, String traceparent) {
        static About of(Reading reading) {
            if (reading instanceof Reading.Poison poison) {
                return new About(
                        poison.account() == null ? "default" : poison.account(),
                        poison.reference(),
                        poison.traceparent());
            }
            Reading.Cancel cancel = (Reading.Cancel) reading;
            return new About(cancel.account(), cancel.reference(), cancel.traceparent());
        }
    }
}
