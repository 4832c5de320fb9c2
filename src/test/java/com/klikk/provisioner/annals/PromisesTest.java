package com.klikk.provisioner.annals;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import com.klikk.provisioner.saga.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker is no rule that can't fail: stories that break a promise are noticed. */
class PromisesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Story story = new Story("shop-1", List.of("web-1", "web-2"));

    private PromisesTest tells(EventType... types) {
        for (EventType type : types) {
            tells(type, null, false);
        }
        return this;
    }

    private PromisesTest tells(EventType type, String item, boolean ended) {
        return tells(story.told.size() + 1, type, new Detail(item, null, List.of(), null, null, List.of()), ended);
    }

    private PromisesTest tells(Reason reason) {
        return tells(
                story.told.size() + 1,
                EventType.ATTENTION,
                new Detail(null, null, List.of(), reason, "tried", List.of()),
                false);
    }

    private PromisesTest tells(int sequence, EventType type, Detail detail, boolean ended) {
        var event = new LifecycleEvent(type, sequence, false, ended, detail);
        story.told.add(new Story.Told(story.told.size(), NOON, event));
        return this;
    }

    private PromisesTest upToPending() {
        return tells(EventType.ACCEPTED, EventType.SUBMITTED, EventType.PAID, EventType.PENDING);
    }

    private List<String> broken() {
        return Promises.broken(story);
    }

    @Test
    void aStoryAsPromisedIsFine() {
        upToPending()
                .tells(EventType.SERVER_READY, "web-1", false)
                .tells(EventType.COMPLETED)
                .tells(EventType.ITEM_CANCELLED, "web-2", true)
                .tells(EventType.CANCELLED, null, true)
                .tells(Reason.LATE_ORDER);

        assertThat(broken()).isEmpty();
    }

    @Test
    void aHoleIsNoticed() {
        tells(EventType.ACCEPTED).tells(3, EventType.SUBMITTED, Detail.NONE, false);

        assertThat(broken()).containsExactly("sequences [1, 3]");
    }

    @Test
    void aMilestoneThatIsSkippedOrToldTwiceIsNoticed() {
        tells(EventType.ACCEPTED, EventType.SUBMITTED, EventType.PENDING, EventType.SUBMITTED);

        assertThat(broken()).containsExactly("milestones [ACCEPTED, SUBMITTED, PENDING, SUBMITTED]");
    }

    @Test
    void paymentOutOfPlaceIsNoticed() {
        tells(EventType.ACCEPTED, EventType.SUBMITTED, EventType.PAID, EventType.PAYMENT_REQUIRED)
                .tells(EventType.PAYMENT_REQUIRED)
                .tells(Reason.PAYMENT_OVERDUE)
                .tells(Reason.PAYMENT_OVERDUE);

        assertThat(broken())
                .containsExactly(
                        "payment-required twice",
                        "payment-required after paid",
                        "payment-overdue twice",
                        "payment-overdue after paid");
    }

    @Test
    void aServerThatIsReadyTooEarlyOrTwiceIsNoticed() {
        tells(EventType.ACCEPTED, EventType.SUBMITTED)
                .tells(EventType.SERVER_READY, "web-1", false)
                .tells(EventType.SERVER_READY, "web-1", false);

        assertThat(broken()).containsExactly("server-ready twice: [web-1, web-1]", "server-ready before pending");
    }

    @Test
    void aWordAfterTheEndIsNoticed() {
        upToPending().tells(EventType.CANCELLED, null, true).tells(EventType.COMPLETED);

        assertThat(broken()).containsExactly("told on after cancelled");
    }

    @Test
    void anEndThatIsNotMarkedOrMarkedTooEarlyIsNoticed() {
        upToPending()
                .tells(EventType.COMPLETED, null, true)
                .tells(EventType.SERVER_READY, "web-1", false)
                .tells(EventType.SERVER_READY, "web-2", false)
                .tells(EventType.CANCELLED);

        assertThat(broken())
                .containsExactly(
                        "completed marked as the end",
                        "server-ready not marked as the end",
                        "cancelled not marked as the end");
    }

    @Test
    void aRejectionOfAnOrderThatExistsIsNoticed() {
        tells(EventType.ACCEPTED, EventType.SUBMITTED).tells(EventType.REJECTED, null, true);

        assertThat(broken()).containsExactly("rejected after submitted");
    }
}
