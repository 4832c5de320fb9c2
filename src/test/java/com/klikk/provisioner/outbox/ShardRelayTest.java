package com.klikk.provisioner.outbox;

import static com.klikk.provisioner.outbox.RelayScene.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An event that the outbox forgets before Kafka has it is never told. */
class ShardRelayTest {
    @RegisterExtension
    final RelayScene scene = new RelayScene("orders");

    @Test
    void rowIsForgottenOnceKafkaHasCommittedIt() {
        scene.fresh.add(List.of(event(1, 1)));

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("new e1", "told 1");
    }

    @Test
    void rowThatKafkaDidNotCommitIsSentAgain() {
        scene.fresh.add(List.of(event(1, 1)));
        scene.refusals.set(1);

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("refused", "new e1", "told 1");
    }
}
