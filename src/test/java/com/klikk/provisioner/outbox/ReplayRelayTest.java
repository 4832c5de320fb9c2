package com.klikk.provisioner.outbox;

import static com.klikk.provisioner.outbox.RelayScene.again;
import static com.klikk.provisioner.outbox.RelayScene.event;
import static com.klikk.provisioner.outbox.RelayScene.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Backends;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent again comes after what is new, as it was, and never brings an old state back. */
class ReplayRelayTest {
    private final String orders = "replay-" + Long.toString(System.nanoTime(), 36);

    @RegisterExtension
    final RelayScene scene = new RelayScene(orders);

    @Test
    void eventsAndTheNewestStateAfterThemGoTogetherAndAreForgottenThen() {
        scene.again.addAll(List.of(again(1, 1), again(2, 2)));

        scene.relay(Map.of(7L, "newest"));

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("again e1", "again e2", "state newest", "told again 2");
        assertThat(scene.metrics
                        .get("provisioner.events.replayed")
                        .tags("account", "default", "type", "paid")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(scene.metrics.find("provisioner.events").counter())
                .as("first told before")
                .isNull();
    }

    @Test
    void sameHeadersAndDataComeAgainAndOneMore() {
        var first = scene.records.event(event(1, 5)).get(0);
        var second = scene.records.again(List.of(again(1, 5)), Map.of()).get(0);

        assertThat(second.headers().remove("ce_replayed")).isEqualTo(first.headers());
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.topic()).isEqualTo(first.topic());
    }

    @Test
    void whatKafkaDidNotCommitIsSentAgain() {
        scene.again.add(again(1, 1));
        scene.refusals.set(1);

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("refused", "again e1", "told again 1");
    }

    @Test
    void whatIsNewGoesFirstHoweverMuchItIs() {
        List<OutboxRow> whole =
                IntStream.rangeClosed(1, 1000).mapToObj(n -> event(n, n)).toList();
        scene.fresh.addAll(List.of(whole, List.of(event(1001, 1001))));
        scene.again.add(again(1, 1));

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps.subList(0, 1000)).allMatch(step -> step.startsWith("new "));
        assertThat(scene.steps.subList(1000, scene.steps.size()))
                .containsExactly("told 1000", "new e1001", "told 1", "again e1", "told again 1");
    }

    @Test
    void whatIsNewWaitsForASmallPartOfWhatIsSentAgain() {
        IntStream.rangeClosed(1, 1200).forEach(n -> scene.again.add(again(n, n)));
        IntStream.rangeClosed(1, 3).forEach(n -> scene.fresh.add(List.of(event(n, 2000 + n))));

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps.stream().filter(step -> !step.startsWith("again ")))
                .containsExactly(
                        "new e2001",
                        "told 1",
                        "told again 500",
                        "new e2002",
                        "told 1",
                        "told again 500",
                        "new e2003",
                        "told 1",
                        "told again 200");
    }

    @Test
    void orderThatWasPurgedLeavesATombstoneUnlessItWasRaised() {
        scene.again.addAll(List.of(state(1, true), state(2, true)));
        scene.relay(Map.of());
        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("state nothing", "told again 2");

        scene.steps.clear();
        scene.again.add(state(3, true));
        scene.relay(Map.of(7L, "raised"));

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("state raised", "told again 1");
    }

    @Test
    void whatWasPurgedMeanwhileIsDroppedInSilence() {
        scene.again.add(state(1, false));

        scene.relay(Map.of());

        scene.untilNothingIsLeft();
        assertThat(scene.steps).containsExactly("told again 1");
    }

    /** It had read the old state and slept; the relay after it has told the new one since. */
    @Test
    void relayThatLostItsTurnNeverBringsAnOldStateBack() throws Exception {
        Map<String, Object> kafka = Backends.shared().kafka().client();
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(orders, Optional.of(1), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        scene.again.add(state(1, false));
        AtomicReference<CompletableFuture<Map<Long, String>>> asleep = new AtomicReference<>();
        ShardRelay older = scene.relay(new Publisher(kafka, orders), keys -> {
            asleep.compareAndSet(null, new CompletableFuture<>());
            return Uni.createFrom().completionStage(asleep.get());
        });
        await().until(() -> asleep.get() != null);
        ShardRelay newer = scene.relay(
                new Publisher(kafka, orders), keys -> Uni.createFrom().item(Map.of(7L, "{\"state\":\"newer\"}")));
        scene.untilNothingIsLeft();

        asleep.get().complete(Map.of(7L, "{\"state\":\"old\"}"));

        await().until(older::idle);
        await().until(newer::idle);
        assertThat(Committed.values(kafka, orders)).containsExactly("{\"state\":\"newer\"}");
    }
}
