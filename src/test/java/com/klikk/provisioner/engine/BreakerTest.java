package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.support.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider that is down. The engine's context has not begun, so everything happens at once and on this thread. */
class BreakerTest {
    private static final StatusReply SILENCE = new StatusReply.NoAnswer("connection refused", null);

    private final SteppedClock clock = new SteppedClock();
    private final FakeCalls<ListReply> provider = new FakeCalls<>();
    private final List<String> refused = new ArrayList<>();
    private final Breaker breaker = new Breaker("default", clock, Duration.ofMinutes(5), refused::add);
    private final Calls calls = new Calls(
            "default",
            new ListingsOnly(provider),
            Budgets.of(new EngineContext(null), clock, 1000, 4),
            breaker,
            new CallMetrics(new SimpleMeterRegistry(), new LastCalls(), clock, Traces.NONE));

    private void silence(int times) {
        for (int i = 0; i < times; i++) {
            breaker.note(SILENCE);
        }
    }

    @Test
    void tenCallsInARowWithoutAnAnswerOpenItOnce() {
        silence(9);
        assertThat(breaker.open()).isFalse();
        silence(5);

        assertThat(breaker.open()).isTrue();
        assertThat(refused).containsExactly("the provider gives no answer: connection refused");
    }

    @Test
    void anAnswerNowAndThenKeepsItShut() {
        for (int i = 0; i < 10; i++) {
            silence(9);
            breaker.note(new CreateReply.Refused(422, "no such system"));
        }

        assertThat(breaker.open()).isFalse();
    }

    @Test
    void nothingIsCalledWhileItIsOpen() {
        silence(10);
        List<Throwable> failures = new ArrayList<>();
        calls.look("order_list", p -> provider.call("asked")).subscribe().with(reply -> {}, failures::add);

        assertThat(failures).hasSize(1).first().isInstanceOf(NoTurn.class);
        assertThat(provider.begun()).isEmpty();
    }

    @Test
    void probesGrowRarerUntilOneIsAnswered() {
        silence(10);
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pauses.add(breaker.untilProbe());
            clock.step(breaker.untilProbe());
            probed(new ListReply.NoAnswer("still down", null));
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
        clock.step(breaker.untilProbe());
        probed(new ListReply.Read(List.of()));
        assertThat(breaker.open()).isFalse();
    }

    /** Every other probe is a server_list, which this provider never answers. */
    private void probed(ListReply reply) {
        breaker.probe(calls).subscribe().with(done -> {});
        if (provider.open() > 0) {
            provider.answer(reply);
        }
    }
}
