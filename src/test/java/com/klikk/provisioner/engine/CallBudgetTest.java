package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBudgetTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long SEED = Long.getLong("seed", 20260301);

    private final EngineContext context = new EngineContext(VERTX);
    private final SteppedClock clock = new SteppedClock();
    private final FakeCalls<Void> calls = new FakeCalls<>();
    private final List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void chooseEventLoop() {
        context.begin();
    }

    @AfterAll
    static void stopEventLoops() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Runs on the engine's context, and waits for it. */
    private void inEngine(Runnable steps) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.execute(() -> {
            try {
                steps.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    private void go(CallBudget budget, boolean urgent, Supplier<Uni<Void>> call) {
        budget.call(urgent ? "order_create" : "order_status", urgent, call)
                .subscribe()
                .with(done -> outcomes.add("done"), failure -> outcomes.add(String.valueOf(failure.getMessage())));
    }

    private static int waiting(CallBudget budget) {
        return budget.waiting("order_create") + budget.waiting("order_status");
    }

    private void look(CallBudget budget, String name) {
        go(budget, false, () -> calls.call(name));
    }

    private void purchase(CallBudget budget, String name) {
        go(budget, true, () -> calls.call(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 50, 150, 200})
    void noSecondSeesMoreCallsThanTheRateAndOne(int rate) {
        CallBudget budget = Budgets.of(context, clock, rate, 1000);
        List<Long> at = new ArrayList<>();
        inEngine(() -> askAtOddTimes(budget, at));

        for (int i = 0; i + rate + 1 < at.size(); i++) {
            assertThat(at.get(i + rate + 1) - at.get(i))
                    .as("%d calls from call %d on, -Dseed=%d", rate + 2, i, SEED)
                    .isGreaterThanOrEqualTo(SECOND.toNanos());
        }
        assertThat(at).as("calls of a minute").hasSizeGreaterThan(rate * 60 * 9 / 10);
    }

    /** A minute and more of pressure, with pauses now and then after which one might want to catch up. */
    private void askAtOddTimes(CallBudget budget, List<Long> at) {
        Random random = new Random(SEED);
        for (long pressure = 0; pressure < 61_000_000_000L; ) {
            while (waiting(budget) < 2) {
                go(budget, random.nextBoolean(), () -> noted(at));
            }
            long pause = random.nextInt(4_000_000);
            pressure += pause;
            clock.step(Duration.ofNanos(random.nextInt(500) == 0 ? pause + 400_000_000L : pause));
            go(budget, random.nextBoolean(), () -> noted(at));
        }
    }

    private Uni<Void> noted(List<Long> at) {
        at.add(clock.nanos());
        return Uni.createFrom().voidItem();
    }

    @Test
    void neverMoreThanTheLimitAtOnceHoweverMuchTimePasses() {
        CallBudget budget = Budgets.of(context, clock, 1000, 3);
        inEngine(() -> {
            for (int i = 0; i < 20; i++) {
                clock.step(SECOND);
                look(budget, "l" + i);
                purchase(budget, "u" + i);
                assertThat(calls.open()).isLessThanOrEqualTo(3);
            }
        });

        assertThat(calls.begun()).hasSize(3);
        assertThat(waiting(budget)).isEqualTo(37);
    }

    @Test
    void callThatEndsLetsInExactlyOne() {
        CallBudget budget = Budgets.of(context, clock, 1000, 3);
        inEngine(() -> {
            for (int i = 0; i < 20; i++) {
                clock.step(SECOND);
                look(budget, "l" + i);
            }
            for (int i = 0; i < 17; i++) {
                clock.step(SECOND);
                calls.answer(null);
                assertThat(calls.open()).isEqualTo(3);
            }
        });

        assertThat(calls.begun()).hasSize(20);
        assertThat(waiting(budget)).isZero();
    }

    @Test
    void purchasesGoFirstYetEveryFifthCallIsALook() {
        CallBudget budget = Budgets.of(context, clock, 1000, 1);
        inEngine(() -> {
            List.of("l0", "l1", "l2", "l3").forEach(name -> look(budget, name));
            List.of("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9").forEach(name -> purchase(budget, name));
            answerAll();
        });

        assertThat(calls.begun())
                .containsExactly("l0", "u1", "u2", "u3", "u4", "l1", "u5", "u6", "u7", "u8", "l2", "u9", "l3");
    }

    @Test
    void purchaseOvertakesLooksThatWaitForLonger() {
        CallBudget budget = Budgets.of(context, clock, 1000, 1);
        inEngine(() -> {
            List.of("l0", "l1", "l2").forEach(name -> look(budget, name));
            clock.step(SECOND);
            purchase(budget, "u1");
            answerAll();
        });

        assertThat(calls.begun()).containsExactly("l0", "u1", "l1", "l2");
    }

    private void answerAll() {
        while (calls.open() > 0) {
            clock.step(SECOND);
            calls.answer(null);
        }
    }

    @Test
    void failedCallGivesItsPlaceBack() {
        CallBudget budget = Budgets.of(context, clock, 1000, 1);
        inEngine(() -> {
            look(budget, "fails");
            look(budget, "next");
            clock.step(SECOND);
            calls.fail();
        });

        assertThat(outcomes).containsExactly("planted");
        assertThat(calls.begun()).containsExactly("fails", "next");
    }

    @Test
    void callThatThrowsGivesItsPlaceBack() {
        CallBudget budget = Budgets.of(context, clock, 1000, 1);
        inEngine(() -> {
            go(budget, true, () -> {
                throw new IllegalStateException("thrown");
            });
            clock.step(SECOND);
            go(budget, true, () -> null);
            clock.step(SECOND);
            look(budget, "next");
        });

        assertThat(outcomes).hasSize(2).first().isEqualTo("thrown");
        assertThat(calls.begun()).containsExactly("next");
    }

    @Test
    void answerFromAnotherThreadComesBackThroughTheEngine() {
        CallBudget budget = Budgets.of(context, new Clock(), 1000, 1);
        List<Boolean> inEngine = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> elsewhere = new CompletableFuture<>();
        inEngine(() -> budget.call("order_create", true, () -> Uni.createFrom().completionStage(elsewhere))
                .subscribe()
                .with(done -> inEngine.add(Vertx.currentContext() != null)));
        elsewhere.complete(null);

        await().until(() -> inEngine.equals(List.of(true)));
    }

    @Test
    void timerServesThoseWhoWaitForTheRate() {
        CallBudget budget = Budgets.of(context, new Clock(), 50, 16);
        inEngine(() -> {
            for (int i = 0; i < 10; i++) {
                go(budget, i % 2 == 0, () -> Uni.createFrom().voidItem());
            }
            assertThat(outcomes).hasSizeLessThan(10);
        });

        await().until(() -> outcomes.equals(Collections.nCopies(10, "done")));
    }
}
