package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.decide;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.CancelWish.Phase;
import com.klikk.provisioner.saga.Observation.CancelAccepted;
import com.klikk.provisioner.saga.Observation.CancelAsked;
import com.klikk.provisioner.saga.Observation.CancelNotFound;
import com.klikk.provisioner.saga.Observation.CancelRefused;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.Seen;
import org.junit.jupiter.api.Test;

class CancellingTest {
    private static final Target ITEM = new Target("web-2", null);

    private final Saga pending = saga(new Tracked.Pending(order(200, 200, 200), NOON), "web-1", "web-2");
    private final Saga live = saga(new Tracked.Live(order(0, 0, 0)), "web-1", "web-2");

    @Test
    void anItemIsCancelledByTheProvidersId() {
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();

        assertThat(decide(asked, new Due()).action()).isEqualTo(new Action.Cancel(73, ITEM, 1001L));
    }

    @Test
    void anItemWhoseIdIsUnknownNeverBecomesTheWholeOrder() {
        Order unseen = Order.placed(
                Tracking.Known.of(new Observation.Placed(1, 73, 200, "m")),
                Given.request("web-1", "web-2").items());
        Saga asked = decide(saga(new Tracked.Submitted(unseen, NOON, false), "web-1", "web-2"), new CancelAsked(ITEM))
                .saga();

        assertThat(decide(asked, new Due()).action()).isInstanceOf(Action.Look.class);
    }

    @Test
    void theSameCancelAgainDoesNothing() {
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();
        Saga scheduled = decide(asked, new CancelAccepted(ITEM)).saga();

        assertThat(decide(asked, new CancelAsked(ITEM)).changed()).isFalse();
        assertThat(decide(scheduled, new CancelAsked(ITEM)).changed()).isFalse();
    }

    @Test
    void anItemByItsIdIsTheSameAsByItsName() {
        Target byId = new Target(null, 1001L);
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();
        Saga refused = decide(asked, new CancelRefused(ITEM, "no")).saga();

        assertThat(decide(asked, new CancelAsked(byId)).changed()).isFalse();
        assertThat(decide(asked, new CancelAsked(new Target(null, 1000L))).changed())
                .as("the other item")
                .isTrue();
        assertThat(decide(refused, new CancelAsked(byId)).saga().cancels())
                .containsExactly(new CancelWish(byId, Phase.WANTED));
    }

    @Test
    void anAcceptedCancelIsTold() {
        Saga asked = decide(live, new CancelAsked(Target.ORDER)).saga();

        assertThat(types(decide(asked, new CancelAccepted(Target.ORDER)))).containsExactly("cancellation-scheduled");
    }

    @Test
    void aScheduledCancelIsWatchedAfterTheEnd() {
        Saga scheduled = Given.withCancel(live, Target.ORDER, Phase.SCHEDULED);
        Decision first = decide(scheduled, new Seen(sight(0, 900, 900)));
        Decision second = decide(first.saga(), new Seen(sight(900, 900, 900)));

        assertThat(decide(scheduled, new Seen(sight(0, 0, 0))).when()).isInstanceOf(When.At.class);
        assertThat(types(second)).containsExactly("cancelled (ended)");
    }

    @Test
    void anAnswerOf404IsConfirmedByTheOrdersStatus() {
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();
        Saga doubted = decide(asked, new CancelNotFound(ITEM)).saga();

        assertThat(types(decide(doubted, new Seen(sight(200, 200, 900))))).isEmpty();
        assertThat(types(decide(doubted, new Seen(sight(200, 200, 200)))))
                .containsExactly("attention cancel-not-found");
    }

    @Test
    void aMisreadStatusConfirmsNoCancel() {
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();
        Saga doubted = decide(asked, new CancelNotFound(ITEM)).saga();
        Saga misread = decide(doubted, new Seen(sight(200, 200, 900))).saga();

        assertThat(types(decide(misread, new Seen(sight(200, 200, 200)))))
                .containsExactly("attention cancel-not-found");
        assertThat(types(decide(misread, new Seen(sight(200, 200, 900))))).containsExactly("item-cancelled web-2");
    }

    @Test
    void aRefusedCancelIsAPersonsMatter() {
        Saga asked = decide(pending, new CancelAsked(ITEM)).saga();
        Decision refused = decide(asked, new CancelRefused(ITEM, "no"));

        assertThat(types(refused)).containsExactly("attention cancel-refused");
        assertThat(decide(refused.saga(), new Due()).action()).isInstanceOf(Action.Look.class);
    }

    @Test
    void cancellingEveryItemBeforePlacementIsCancellingTheOrder() {
        Saga accepted = saga(new Accepted(0, 0), "web-1", "web-2");
        Decision first = decide(accepted, new CancelAsked(new Target("web-1", null)));
        Decision second = decide(first.saga(), new CancelAsked(ITEM));

        assertThat(types(first)).isEmpty();
        assertThat(types(second)).containsExactly("cancelled (ended)");
    }
}
