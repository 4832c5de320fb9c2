package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Dead letters on their way to their topic: key, value and headers as they came, and ours that say why and from where. */
@ApplicationScoped
class DeadLetters {
    /** A dead letter, ready to be sent. */
    record Letter(long id, ProducerRecord<byte[], byte[]> record) {}

    private final Pool pool;
    private final String topic;

    DeadLetters(Pool pool, ProvisionerConfig config) {
        this.pool = pool;
        this.topic = config.requests().dlqTopic();
    }

    Uni<List<Letter>> read(int most) {
        return pool.preparedQuery("""
                        select id, topic, partition, position, reason, key, value, headers
                        from dead_letter where pending order by id limit $1
                        """).execute(Tuple.of(most)).map(rows -> {
            List<Letter> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(new Letter(row.getLong("id"), record(row))));
            return list;
        });
    }

    /** The topic has them, each at its place: the originals, with whatever secrets they hold, are erased here. */
    Uni<Void> sent(List<Letter> letters, List<RecordMetadata> places) {
        return pool.preparedQuery("""
                        update dead_letter d set pending = false, key = null, value = null, headers = null,
                          sent_topic = s.topic, sent_partition = s.partition, sent_offset = s.position
                        from unnest($1::bigint[], $2::text[], $3::int[], $4::bigint[]) as s(id, topic, partition, position)
                        where d.id = s.id
                        """)
                .execute(Tuple.of(
                        letters.stream().map(Letter::id).toArray(Long[]::new),
                        places.stream().map(RecordMetadata::topic).toArray(String[]::new),
                        places.stream().map(RecordMetadata::partition).toArray(Integer[]::new),
                        places.stream().map(RecordMetadata::offset).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** The broker won't have it: it stays here, whole, for an operator. */
    Uni<Void> stuck(Letter letter) {
        return pool.preparedQuery("update dead_letter set pending = false where id = $1")
                .execute(Tuple.of(letter.id()))
                .replaceWithVoid();
    }

    private ProducerRecord<byte[], byte[]> record(Row row) {
        var record = new ProducerRecord<>(topic, bytes(row, "key"), bytes(row, "value"));
        StoredHeaders.read(row.getString("headers")).forEach(record.headers()::add);
        DeadLetterHeaders.add(
                record.headers(),
                row.getString("reason"),
                new RecordPlace(row.getString("topic"), row.getInteger("partition"), row.getLong("position")));
        return record;
    }

    private static byte[] bytes(Row row, String column) {
        Buffer buffer = row.get(Buffer.class, column);
        return buffer == null ? null : buffer.getBytes();
    }
}
