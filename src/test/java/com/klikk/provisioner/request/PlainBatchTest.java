package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.EngineParts;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.request.RequestStore.Position;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch of creates is taken at once where all of them are new, and with care where one is not. */
class PlainBatchTest {
    private static final String SAGAS =
            "select request_id || ' ' || stage from saga join subject using (saga_key) order by request_id";

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Intake intake = intake();
    private int position;

    private Intake intake() {
        Clock clock = new Clock();
        OutboxSignal signal = new OutboxSignal();
        ProvisionerConfig config = Configured.with();
        EngineParts engine = EngineParts.of(database.vertx(), database.pool(), signal, clock, config);
        return IntakeParts.of(database.pool(), engine, signal, clock, config).intake();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Receipt> take(ObjectNode... requests) {
        List<Message> batch = new ArrayList<>();
        for (ObjectNode request : requests) {
            byte[] value = request.toString().getBytes(UTF_8);
            batch.add(new Message("requests", 0, position++, 0, null, value, List.of()));
        }
        return intake.take(batch, List.of(new Position("requests", 0, position)))
                .await()
                .indefinitely();
    }

    private static ObjectNode order(String id) {
        return Requests.order("default", id, "web-1");
    }

    private List<String> offsets() {
        return rows.texts("select next_offset from consumed_offset");
    }

    @Test
    void newRequestsAreTakenTogether() {
        assertThat(take(order("a"), order("b"), order("c")))
                .containsExactly(Receipt.TAKEN, Receipt.TAKEN, Receipt.TAKEN);

        assertThat(rows.texts(SAGAS)).containsExactly("a accepted", "b accepted", "c accepted");
        assertThat(rows.texts(
                        "select r.request_id from request r join subject u using (saga_key, request_id) order by 1"))
                .containsExactly("a", "b", "c");
        assertThat(rows.texts("""
                        select distinct xmin || ' ' || cmin from (
                          select xmin, cmin from request union all select xmin, cmin from saga union all select xmin, cmin from outbox
                          union all select xmin, cmin from consumed_offset) written
                        """)).as("transactions and statements in them").hasSize(1);
        assertThat(rows.texts("select distinct left(data, 1) from event"))
                .as("what stands in no column")
                .containsExactly("\u000b");
        assertThat(offsets()).containsExactly("3");
    }

    @Test
    void oneThatWasTakenBeforeIsKnownAndTheOthersAreTaken() {
        take(order("b"));

        assertThat(take(order("a"), order("b"), order("c")))
                .containsExactly(Receipt.TAKEN, Receipt.KNOWN, Receipt.TAKEN);

        assertThat(rows.texts(SAGAS)).containsExactly("a accepted", "b accepted", "c accepted");
        assertThat(rows.texts("select count(*) from event")).containsExactly("3");
        assertThat(offsets()).containsExactly("4");
    }

    @Test
    void oneWhoseIdMeansSomethingElseIsADeadLetterAndTheOthersAreTaken() {
        take(order("b"));

        assertThat(take(order("a"), Requests.order("default", "b", "another-1"), order("c")))
                .containsExactly(Receipt.TAKEN, Receipt.CONFLICT, Receipt.TAKEN);

        assertThat(rows.texts(SAGAS)).containsExactly("a accepted", "b accepted", "c accepted");
        assertThat(rows.texts("select reason || ' ' || request_id from dead_letter"))
                .containsExactly("conflict b");
    }

    @Test
    void oneThatACancelWaitsForIsNotBought() {
        assertThat(take(Requests.cancel("default", "b-cancel", "b"))).containsExactly(Receipt.TAKEN);

        assertThat(take(order("a"), order("b"), order("c")))
                .containsExactly(Receipt.TAKEN, Receipt.TAKEN, Receipt.TAKEN);

        assertThat(rows.texts(SAGAS)).containsExactly("a accepted", "b cancelled", "c accepted");
        assertThat(rows.texts("select request_id from waiting_cancel")).isEmpty();
    }

    @Test
    void sameRequestTwiceInOneBatchIsOneRequest() {
        assertThat(take(order("a"), order("a"))).containsExactly(Receipt.TAKEN, Receipt.KNOWN);

        assertThat(rows.texts(SAGAS)).containsExactly("a accepted");
    }

    @Test
    void doubtsAboutARequestStandInItsTimeline() {
        ObjectNode doubtful = order("a");
        Requests.options(doubtful).put("firewall_addme", 1);
        take(doubtful, order("b"));

        assertThat(rows.texts(
                        "select u.request_id from timeline t join subject u using (saga_key) where t.kind = 'warning'"))
                .containsExactly("a");
    }
}
