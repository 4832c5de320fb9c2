package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.ListShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders flow through a service that is killed and paused, to providers that fail in every way; the providers' books tell the truth. */
class ChaosIT {
    private static final Duration LAST_TRIES = Duration.ofSeconds(20);
    private static final Duration PEACE = Duration.ofMinutes(3);
    private static final Duration PEACE_AN_ORDER = Duration.ofMillis(40);

    private final Scale scale = Scale.ofThisRun();
    private final long begun = System.nanoTime();
    private final Arena arena = new Arena("chaos");
    private final List<Account> accounts = accounts();

    private List<Account> accounts() {
        List<Account> all = new ArrayList<>();
        for (ListShape shape : ListShape.values()) {
            all.add(new Account(scale, shape, false));
            if (shape != ListShape.BARE) { // has no room for references
                all.add(new Account(scale, shape, true));
            }
        }
        return all;
    }

    @AfterEach
    void close() {
        arena.close();
        accounts.forEach(Account::close);
    }

    @Test
    void nothingIsBoughtTwiceAndNothingIsLost() {
        say("chaos from seed %d: %s", scale.seed(), scale);
        try (Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            Map<Step.Kind, Integer> done = chaos(publisher);
            within(LAST_TRIES, told, GroundTruth::isTried);
            accounts.forEach(Account::calm);
            accounts.forEach(account -> account.orders().forEach(publisher::publish));
            publisher.untilTaken(arena.database());
            within(
                    PEACE.plus(PEACE_AN_ORDER.multipliedBy((long) scale.orders() * accounts.size())),
                    told,
                    GroundTruth::isSettled);
            List<GroundTruth> truths = truths(told);
            say(
                    "%s%n%s in %d s; the same plan again: -Dchaos.seed=%d",
                    Table.of(truths), done, seconds(), scale.seed());
            assertThat(told.deadLetters()).isZero();
            assertThat(truths.stream().flatMap(truth -> truth.wrongs().stream()))
                    .as("seed %d, logs in target/chaos", scale.seed())
                    .isEmpty();
        }
    }

    private Map<Step.Kind, Integer> chaos(Publisher publisher) {
        Map<String, String> settings = new HashMap<>();
        accounts.forEach(account -> settings.putAll(account.settings()));
        settings.put("provisioner.reconcile.give-up-after", scale.giveUpAfter().toSeconds() + "s");
        List<Replica> replicas = IntStream.range(0, scale.replicas())
                .mapToObj(i -> arena.replica(settings))
                .toList();
        replicas.forEach(Replica::untilReady);
        accounts.forEach(Account::haunt);
        try (Scene scene = new Scene(arena, replicas, accounts)) {
            Publishing.drawn(scale, accounts)
                    .forEach(one -> scene.plan(one.at(), () -> publisher.publish(one.order())));
            Plan.drawn(scale, accounts.size()).forEach(scene::plan);
            scene.untilDone();
            replicas.forEach(replica -> replica.untilReady().checkAlive());
            return scene.done();
        }
    }

    /** Returns when it is so for all accounts, or when the time is up: what is not so then is told by the figures. */
    private void within(Duration limit, Tellings told, Predicate<GroundTruth> wanted) {
        try {
            await().pollInSameThread()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> truths(told.catchUp()).stream().allMatch(wanted));
        } catch (ConditionTimeoutException late) {
            say("not all after %s", limit);
        }
    }

    private List<GroundTruth> truths(Tellings told) {
        return accounts.stream().map(account -> GroundTruth.of(account, told)).toList();
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static void say(String line, Object... arguments) {
        System.out.println(line.formatted(arguments));
    }
}
