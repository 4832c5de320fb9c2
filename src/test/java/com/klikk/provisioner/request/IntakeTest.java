package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.EngineParts;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.request.RequestStore.Position;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request whose offset is stored without it is never read again, and never served. */
class IntakeTest {
    private static final Position NEXT = new Position("requests", 0, 1);

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Intake intake = intake();

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

    private List<Receipt> take() {
        byte[] order = Requests.order("default", "shop-1", "web-1").toString().getBytes(UTF_8);
        Message message = new Message("requests", 0, 0, 0, null, order, List.of());
        return intake.take(List.of(message), List.of(NEXT)).await().indefinitely();
    }

    @Test
    void requestIsStoredWithItsOffset() {
        assertThat(take()).containsExactly(Receipt.TAKEN);

        assertThat(rows.texts("select next_offset from consumed_offset")).containsExactly("1");
        assertThat(rows.stage("shop-1")).isEqualTo("accepted");
    }

    @Test
    void offsetOfARequestThatCouldNotBeStoredIsNotStoredEither() {
        rows.change("alter table saga add constraint planted check (false) not valid");

        assertThatThrownBy(this::take).hasMessageContaining("planted");

        assertThat(rows.texts("select next_offset from consumed_offset")).isEmpty();
        assertThat(rows.texts("select request_id from request")).isEmpty();
    }
}
