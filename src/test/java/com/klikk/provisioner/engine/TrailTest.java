package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.When;
import com.klikk.provisioner.trace.Called;
import com.klikk.provisioner.trace.Matter;
import com.klikk.provisioner.trace.Origin;
import com.klikk.provisioner.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans that hide what matters among those that don't. */
class TrailTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Called LISTING = new Called("default", "order_list", "read", false, NOON, NOON.plusMillis(9));
    private static final Called LOOK = new Called("default", "order_status", "read", false, NOON, NOON.plusMillis(9));

    private final List<String> told = new ArrayList<>();
    private final Spans spans = new Spans(OpenTelemetry.noop(), false) {
        @Override
        public void called(Called call, Matter matter, Origin origin) {
            told.add(call.action() + " of " + matter.requestId() + ", attempt " + matter.attempt());
        }

        @Override
        public void called(Called call, int sagas, Collection<Origin> origins) {
            told.add(call.action() + " of " + sagas + " for "
                    + origins.stream().map(Origin::traceparent).toList());
        }
    };

    private Trail trail(String name) {
        return new Trail(spans, new Origin(name, NOON));
    }

    private static Claimed saga(int quiet) {
        return new Claimed(1, 1, Sagas.placing(), quiet, null, null, null, null, null, null, null);
    }

    private static Decision decision(boolean changed) {
        Saga saga = Sagas.placing();
        return new Decision(saga, List.of(), List.of(), new Action.Wait(), new When.Never(), changed);
    }

    @Test
    void callIsToldOnceItIsKnownWhatItLedTo() {
        Trail trail = trail("a");

        trail.called(LOOK);
        assertThat(told).isEmpty();
        trail.decided(saga(0), decision(true));
        trail.decided(saga(0), decision(true));

        assertThat(told).containsExactly("order_status of " + requestId() + ", attempt 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void firstLooksAreToldWhateverTheyLedTo(int quiet) {
        Trail trail = trail("a");
        trail.called(LOOK);

        trail.decided(saga(quiet), decision(false));

        assertThat(told).hasSize(1);
    }

    @Test
    void laterLooksAreToldOnlyWhereTheyChangedSomething() {
        Trail trail = trail("a");
        trail.called(LOOK);
        trail.decided(saga(3), decision(false));
        assertThat(told).isEmpty();
        trail.called(LOOK);
        trail.decided(saga(4), decision(true));

        assertThat(told).hasSize(1);
    }

    @Test
    void callThatServedOneIsItsOwn() {
        Trail trail = trail("a");

        Trail.of(List.of(Trail.NONE, trail, Trail.NONE)).called(LISTING);
        trail.decided(saga(0), decision(true));

        assertThat(told).containsExactly("order_list of " + requestId() + ", attempt 1");
    }

    @Test
    void callThatServedManyIsToldOnceAndForThoseWhomItConcerned() {
        Trail first = trail("a");
        Trail second = trail("b");
        Trail third = trail("c");

        Trail.of(List.of(first, second, third)).called(LISTING);
        first.decided(saga(7), decision(true));
        second.decided(saga(7), decision(false));
        assertThat(told).isEmpty();
        third.decided(saga(0), decision(false));

        assertThat(told).containsExactly("order_list of 3 for [a, c]");
    }

    @Test
    void callThatConcernedNobodyIsNotTold() {
        Trail first = trail("a");
        Trail second = trail("b");

        Trail.of(List.of(first, second)).called(LISTING);
        first.decided(saga(7), decision(false));
        second.decided(saga(7), decision(false));

        assertThat(told).isEmpty();
    }

    @Test
    void nobodyWantsWhatNobodyAskedFor() {
        assertThat(Trail.of(List.of()).wanted()).isFalse();
        assertThat(Trail.of(List.of(Trail.NONE)).wanted()).isFalse();
    }

    private static String requestId() {
        return Sagas.placing().request().requestId();
    }
}
