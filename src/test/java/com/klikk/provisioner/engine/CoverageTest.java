package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.saga.Action.Look;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether orders may rest, and when a listing is due although nobody asks. The engine's context has not begun. */
class CoverageTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long MANY = 600;

    private final FakeCalls<ServersReply> provider = new FakeCalls<>();
    private final SteppedClock clock = new SteppedClock();
    private final EngineContext context = new EngineContext(null);
    private final Calls calls = Budgets.calls(new ServersOnly(provider), Budgets.of(context, clock, 1000, 1), clock);
    private final ServerWatch servers = new ServerWatch(calls, context, clock, LONGEST);
    private boolean writes = true;

    private final CoverageStore store = new CoverageStore(null, null) {
        @Override
        Uni<Written> compared(String account, Rest rest, Duration enough) {
            boolean orders = writes && !rest.orders().isZero();
            return Uni.createFrom()
                    .item(new Written(orders, writes && !rest.servers().isZero(), false));
        }
    };

    private final Coverage coverage =
            new Coverage("default", store, servers, clock, new Coverage.Terms(LONGEST, Duration.ofHours(6)));

    private static Look look(boolean waitsForServer) {
        var item = new ItemState("web-1", true, 10L, 200, "m", !waitsForServer, 0);
        var known = new Order(1, 200, "m", List.of(item), 0, 0, null);
        List<ItemState> unready = waitsForServer ? List.of(item) : List.of();
        return new Look(known, unready, true, Look.Closeness.ROUGH, LONGEST);
    }

    private Glance glance(boolean waitsForServer) {
        return coverage.glance(look(waitsForServer)).orElse(null);
    }

    private boolean compared(long rows) {
        return coverage.compared(rows, 0).await().indefinitely();
    }

    private void listServers(ServersReply reply) {
        var read = servers.read().subscribeAsCompletionStage();
        clock.step(Duration.ofSeconds(1));
        provider.answer(reply);
        assertThat(read).isCompleted();
    }

    private static ServersReply running(long... items) {
        return new ServersReply.Read(Arrays.stream(items)
                .mapToObj(item -> new ServerReading(
                        item,
                        "s",
                        item,
                        true,
                        List.of("192.0.2.1"),
                        List.of(),
                        new ServerReading.Size(1.0, 1.0, 1.0),
                        "{}"))
                .toList());
    }

    private static OrderReading order(long item) {
        return new OrderReading(1, 200, null, null, List.of(new OrderReading.Item(item, 200, "web-1", null)));
    }

    @BeforeEach
    void lead() {
        clock.step(Duration.ofSeconds(1));
        coverage.led(new ChangedOrders.Lead(true, false, false));
    }

    @Test
    void serversAreReadOnceASecondHoweverOftenOrdersAre() {
        var first = servers.read().subscribeAsCompletionStage();
        provider.answer(running(10));
        assertThat(first).isCompleted();

        clock.step(Duration.ofMillis(999));
        assertThat(servers.read().subscribeAsCompletionStage()).isCompleted();
        assertThat(provider.begun()).hasSize(1);

        clock.step(Duration.ofMillis(1));
        assertThat(servers.read().subscribeAsCompletionStage()).isNotDone();
        assertThat(provider.begun()).hasSize(2);
    }

    @Test
    void nobodyRestsBeforeItIsWritten() {
        compared(MANY);
        assertThat(glance(false)).isNull();
        assertThat(coverage.dueIn()).as("a listing is wanted").isZero();

        writes = false;
        assertThat(compared(MANY)).isFalse();
        assertThat(glance(false)).isNull();

        writes = true;
        assertThat(compared(MANY)).isTrue();
        assertThat(glance(false)).isEqualTo(Glance.WATCHED);
    }

    @Test
    void fewOrdersAreLookedAtOneByOne() {
        compared(199);

        assertThat(glance(false)).isNull();
        assertThat(coverage.dueIn()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nobodyRestsOnAnOldComparison() {
        rest();
        clock.step(LONGEST.dividedBy(2));

        assertThat(glance(false)).isNull();
    }

    @Test
    void nobodyRestsWhereAnotherCompares() {
        rest();
        coverage.led(ChangedOrders.Lead.NONE);
        coverage.lost();

        assertThat(glance(false)).isNull();
        assertThat(coverage.dueIn()).isEqualTo(Long.MAX_VALUE);
    }

    private void rest() {
        compared(MANY);
        glance(false);
        compared(MANY);
        assertThat(glance(false)).isEqualTo(Glance.WATCHED);
    }

    @Test
    void whoWaitsForAServerRestsOnceServersAreCompared() {
        rest();
        assertThat(glance(true)).isEqualTo(Glance.SAME);
        var prepared = coverage.prepared().subscribeAsCompletionStage();
        clock.step(Duration.ofSeconds(1));
        provider.answer(running(99));
        assertThat(prepared).isCompleted();
        compared(MANY);

        assertThat(glance(true)).isEqualTo(Glance.WATCHED);
    }

    @Test
    void whoseServerRunsDoesNotRest() {
        rest();
        glance(true);
        listServers(running(10));
        compared(MANY);

        assertThat(glance(true)).isEqualTo(Glance.SAME);
    }

    @Test
    void aServerThatBeginsToRunIsFoundInTheNextListing() {
        listServers(running(11));
        assertThat(coverage.newlyServed(order(11))).as("it ran before").isFalse();
        assertThat(coverage.served(order(11))).isTrue();

        listServers(running(10, 11));

        assertThat(coverage.newlyServed(order(10))).isTrue();
        assertThat(coverage.newlyServed(order(10))).as("once").isFalse();
    }

    @Test
    void aServerThatStopsAndRunsAgainIsNewAgain() {
        listServers(running(10));
        listServers(running());
        listServers(running(10));

        assertThat(coverage.newlyServed(order(10))).isTrue();
    }

    @Test
    void whereNothingChangesLongListingsAreRarer() {
        compared(100_000);
        glance(false);
        for (int i = 0; i < 3; i++) {
            compared(100_000);
        }
        assertThat(Duration.ofNanos(coverage.dueIn())).isEqualTo(Duration.ofSeconds(20));

        coverage.compared(100_000, 1).await().indefinitely();

        assertThat(Duration.ofNanos(coverage.dueIn())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whereServersCanNotBeListedNothingIsComparedThatRestsOnThem() {
        rest();
        coverage.led(new ChangedOrders.Lead(true, true, true));

        assertThat(compared(MANY)).isFalse();
    }
}
