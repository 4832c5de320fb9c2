package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.sandbox.Sandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is down for a while, and two replicas that share twenty calls a second to it. */
class DownIT {
    private static final int RATE = 20;

    /** On a busy machine two calls may arrive closer to each other than they were sent. */
    private static final int BUNCHED = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Duration down =
            Duration.ofMillis((long) (Double.parseDouble(System.getProperty("down.minutes", "0.15")) * 60_000));
    private final int orders = Integer.getInteger("down.orders", 40);

    private final Arena arena = new Arena("down");
    private final Account account = new Account(new Scale(down, orders, 2, 1), ListShape.ORDERS, true);
    private final Sandbox provider = account.books();

    @AfterEach
    void close() {
        arena.close();
        account.close();
    }

    @Test
    void everythingFinishesAndNothingStorms() {
        try (Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            List<Replica> replicas = List.of(arena.replica(settings()), arena.replica(settings()));
            replicas.forEach(Replica::untilReady);
            account.orders().forEach(publisher::publish);
            await().atMost(PATIENCE).until(() -> provider.calls().get("order_status") >= 2 * RATE);

            int before = provider.busiestSecond();
            provider.unavailable(true);
            long calls = calls();
            boolean ready = allTheWhile(() -> replicas.stream().allMatch(Replica::isReady));
            long whileDown = calls() - calls;
            int meanwhile = provider.busiestSecond();
            provider.unavailable(false);
            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .until(() -> GroundTruth.of(account, told.catchUp()).isSettled());
            int after = provider.busiestSecond();

            System.out.printf(
                    "%d orders, down for %d s, in which %d calls came; busiest second: %d before, %d while down, %d after%n",
                    orders, down.toSeconds(), whileDown, before, meanwhile, after);
            assertThat(ready).as("ready all the while").isTrue();
            assertThat(List.of(before, meanwhile, after)).allMatch(most -> most <= RATE + BUNCHED);
            assertThat(GroundTruth.of(account, told).wrongs()).isEmpty();
        }
    }

    private boolean allTheWhile(BooleanSupplier holds) {
        long end = System.nanoTime() + down.toNanos();
        boolean[] always = {true};
        await().pollInSameThread()
                .atMost(down.plus(PATIENCE))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    always[0] &= holds.getAsBoolean();
                    return System.nanoTime() - end >= 0;
                });
        return always[0];
    }

    private long calls() {
        return provider.calls().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(account.settings());
        settings.put("provisioner.accounts." + account.name() + ".requests-per-second", Integer.toString(RATE));
        settings.put("provisioner.accounts." + account.name() + ".max-concurrent", "16");
        settings.put("provisioner.reconcile.give-up-after", "10m");
        return settings;
    }
}
