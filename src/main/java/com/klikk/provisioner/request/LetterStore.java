package com.klikk.provisioner.request;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.outbox.RecordPlace;
import com.klikk.provisioner.outbox.StoredHeaders;
import com.klikk.provisioner.request.Message.Header;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Dead letters as operators deal with them: where the original is, and what became of it. */
@ApplicationScoped
class LetterStore {
    /** A letter that was sent once more and has not come back. */
    static final String RESUBMITTED = "resubmitted";

    /**
     * A dead letter.
     *
     * @param requestId null where it could not be read
     * @param sent where the dead-letter topic has it; null where it has not, or that was not kept
     * @param kept the original, where it is still here
     */
    record Letter(
            long id, String state, String requestId, RecordPlace origin, long stamp, RecordPlace sent, Message kept) {}

    private final Pool pool;

    LetterStore(Pool pool) {
        this.pool = pool;
    }

    /** Those that there are, in the order of their ids. */
    Uni<List<Letter>> read(Collection<Long> ids) {
        return pool.preparedQuery("""
                        select id, state, request_id, topic, partition, position, stamp, sent_topic, sent_partition, sent_offset, key, value, headers
                        from dead_letter where id = any($1::bigint[]) order by id
                        """)
                .execute(Tuple.of((Object) ids.toArray(Long[]::new)))
                .map(rows -> {
                    List<Letter> list = new ArrayList<>(rows.size());
                    rows.forEach(row -> list.add(letter(row)));
                    return list;
                });
    }

    /** Locks a letter and says how it stands; empty where somebody else has it in hand, or it is gone. */
    Uni<Optional<String>> lock(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("select state from dead_letter where id = $1 for update skip locked")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("state")));
    }

    /** It was sent once more. */
    Uni<Void> resubmitted(SqlClient transaction, long id, Operator by, Instant now) {
        return transaction
                .preparedQuery("""
                        update dead_letter set state = 'resubmitted', resubmissions = resubmissions + 1,
                          resubmitted_by = $2, resubmitted_at = $3, resubmit_reason = $4
                        where id = $1
                        """)
                .execute(Tuple.from(Arrays.asList(id, by.name(), now.atOffset(UTC), by.reason())))
                .replaceWithVoid();
    }

    private Letter letter(Row row) {
        RecordPlace origin =
                new RecordPlace(row.getString("topic"), row.getInteger("partition"), row.getLong("position"));
        String sentTopic = row.getString("sent_topic");
        return new Letter(
                row.getLong("id"),
                row.getString("state"),
                row.getString("request_id"),
                origin,
                row.getLong("stamp"),
                sentTopic == null
                        ? null
                        : new RecordPlace(sentTopic, row.getInteger("sent_partition"), row.getLong("sent_offset")),
                kept(row, origin));
    }

    private Message kept(Row row, RecordPlace origin) {
        String headers = row.getString("headers");
        return headers == null
                ? null
                : new Message(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        row.getLong("stamp"),
                        bytes(row, "key"),
                        bytes(row, "value"),
                        Header.of(StoredHeaders.read(headers)));
    }

    private static byte[] bytes(Row row, String column) {
        Buffer buffer = row.get(Buffer.class, column);
        return buffer == null ? null : buffer.getBytes();
    }
}
