package com.klikk.provisioner.crash;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.MigratedDatabases;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A database and topics in which one life is lived after the other. */
record Place(Database database, String prefix) {
    /** All requests are of this shard, so that a life has one relay to look after. */
    static final short SHARD = 0;

    static Place fresh() {
        Database database = MigratedDatabases.fresh();
        Place place = new Place(database, "crash" + Long.toString(System.nanoTime(), 36) + ".");
        place.rows().change("delete from relay_shard where shard <> ?", SHARD);
        place.createTopics();
        return place;
    }

    private void createTopics() {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(topics().stream()
                            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no topics", e);
        }
    }

    /** The broker; who has to wait for it asks again soon. */
    Map<String, Object> kafka() {
        return Backends.shared().kafka().with(Map.of("retry.backoff.ms", 10, "retry.backoff.max.ms", 50));
    }

    String events() {
        return prefix + "events";
    }

    String orders() {
        return prefix + "orders";
    }

    String deadLetters() {
        return prefix + "dead";
    }

    List<String> topics() {
        return List.of(events(), orders(), deadLetters());
    }

    /** One topic for all events, so that their whole order can be told. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("provisioner.requests.dlq-topic", deadLetters()),
                Map.entry("provisioner.requests.group-id", prefix),
                Map.entry("provisioner.events.topic", events()),
                Map.entry("provisioner.orders.topic", orders()),
                Map.entry("provisioner.klikk.connect-timeout", "PT1S"),
                Map.entry("provisioner.klikk.request-timeout", "PT1S"),
                Map.entry("provisioner.poll.min-interval", "PT0.01S"),
                Map.entry("provisioner.poll.max-interval", "PT0.05S"),
                Map.entry("provisioner.poll.payment-interval", "PT0.05S"),
                Map.entry("provisioner.poll.cancelled-interval", "PT0.05S"),
                Map.entry("provisioner.reconcile.settle-time", "PT0.2S"));
    }

    Rows rows() {
        return new Rows(database);
    }

    /** All who live here are dead, and have been for long: nobody waits for them. */
    void ageTheDead() {
        rows().change("update replica set seen_at = 'epoch'");
        rows().change("update relay_shard set until = 'epoch' where until is not null");
    }

    /** Nobody ever lived here. */
    void forgetTheDead() {
        rows().change("delete from replica");
        rows().change("update relay_shard set owner = null, until = null");
    }

    /** Whether a dead life's connections are gone, and its open transactions with them. */
    boolean deserted() {
        return rows().texts(
                        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                                + " and backend_type = 'client backend'")
                .isEmpty();
    }
}
