package com.klikk.provisioner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final InOrder order = new InOrder();

    @Test
    void readyServerIsTheLineWithItsAddress() {
        StoryEvent event = StoryEvent.read("""
                {"request_id":"shop-1","sequence":5,"type":"server-ready","occurred_at":"2026-05-04T12:00:03Z",
                 "item_name":"web-1","server":{"networks":[{"ipv4":"192.0.2.17"}]}}""");

        assertThat(event.line(ZoneOffset.UTC)).isEqualTo("12:00:03  shop-1    server-ready      web-1  192.0.2.17");
    }

    @Test
    void eventsOfSeveralTopicsAreToldInTheirOrder() {
        order.add(event("shop-1", 2, "submitted"), 0);
        assertThat(order.due(0)).isEmpty();

        order.add(event("shop-1", 1, "accepted"), 10);

        assertThat(order.due(10)).extracting(StoryEvent::sequence).containsExactly(1L, 2L);
    }

    @Test
    void repeatedEventIsToldOnce() {
        order.add(event("shop-1", 1, "accepted"), 0);
        assertThat(order.due(0)).hasSize(1);

        order.add(event("shop-1", 1, "accepted"), 10);

        assertThat(order.due(10)).isEmpty();
    }

    @Test
    void eventWhoseStoryBeganEarlierIsHeldForAMomentOnly() {
        order.add(event("shop-1", 7, "completed"), 0);

        assertThat(order.due(1_999)).isEmpty();
        assertThat(order.due(2_000)).hasSize(1);
    }

    @Test
    void sampleIsReadyWhenItIsCompleteAndAllItsServersAre() {
        Progress progress = new Progress(List.of(new Samples.Sample("shop-1", List.of("web-1"))));

        progress.note(event("shop-1", 4, "completed"));
        assertThat(progress.open()).isEqualTo("shop-1 lacks web-1");
        progress.note(new StoryEvent("shop-1", 5, "server-ready", "web-1", null));

        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void rejectedSampleFailsTheRun() {
        Progress progress = new Progress(List.of(new Samples.Sample("shop-1", List.of("web-1"))));

        assertThatThrownBy(() -> progress.note(event("shop-1", 1, "rejected")))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("shop-1");
    }

    private static StoryEvent event(String requestId, long sequence, String type) {
        return new StoryEvent(requestId, sequence, type, "", null);
    }
}
