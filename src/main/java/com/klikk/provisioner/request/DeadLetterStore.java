package com.klikk.provisioner.request;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.klikk.provisioner.outbox.StoredHeaders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Messages that can't be served, kept until the dead-letter topic has them. The original is kept no longer than that. */
@ApplicationScoped
class DeadLetterStore {
    /** A message and why it is dead. {@code requestId} is null where it could not be read. */
    record DeadLetter(Arrival arrival, String reason, String requestId, List<Problem> problems) {
        Message message() {
            return arrival.message();
        }

        /** The account that it named, or null. */
        String account() {
            return arrival.reading() == null ? null : arrival.account();
        }
    }

    private final ObjectMapper json;

    DeadLetterStore(ObjectMapper json) {
        this.json = json;
    }

    /** Which of them, by their place in the list, were not kept before. */
    Uni<Set<Integer>> bury(SqlClient transaction, List<DeadLetter> letters, Instant now) {
        if (letters.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Uni<Set<Integer>> chain = Uni.createFrom().item(new HashSet<>());
        for (int i : IntStream.range(0, letters.size()).toArray()) {
            chain = chain.flatMap(fresh -> bury(transaction, letters.get(i), now)
                    .invoke(isFresh -> add(fresh, i, isFresh))
                    .replaceWith(fresh));
        }
        return chain;
    }

    private static void add(Set<Integer> fresh, int i, boolean isFresh) {
        if (isFresh) {
            fresh.add(i);
        }
    }

    /** One that was sent once more and is back is parked: nobody sends it round and round. */
    private Uni<Boolean> bury(SqlClient transaction, DeadLetter letter, Instant now) {
        Message message = letter.message();
        return transaction
                .preparedQuery("""
                        insert into dead_letter (topic, partition, position, stamp, reason, request_id, problems, key, value, headers,
                          created_at, account, resubmission_of, state)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, case when $13::bigint is null then 'open' else 'parked' end)
                        on conflict (topic, partition, position, stamp) do nothing
                        """)
                .execute(Tuple.from(Arrays.asList(
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        message.timestamp(),
                        letter.reason(),
                        letter.requestId(),
                        write(letter.problems()),
                        buffer(message.key()),
                        buffer(message.value()),
                        StoredHeaders.write(message.recordHeaders()),
                        now.atOffset(UTC),
                        letter.account(),
                        Revival.letterOf(message))))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    private String write(List<Problem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems must be writable", e);
        }
    }
}
