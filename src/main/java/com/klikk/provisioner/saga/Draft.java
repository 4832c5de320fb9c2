package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A decision in the making: gathers the next state and numbers its events. */
final class Draft {
    private final Case at;
    private final List<LifecycleEvent> events = new ArrayList<>();
    private Stage stage;
    private List<CancelWish> cancels;
    private final Set<Reason> attention;

    Draft(Case at) {
        this.at = at;
        this.stage = at.saga().stage();
        this.cancels = at.saga().cancels();
        this.attention = EnumSet.noneOf(Reason.class);
        this.attention.addAll(at.saga().attention());
    }

    Stage stage() {
        return stage;
    }

    Draft stage(Stage next) {
        stage = next;
        return this;
    }

    Draft cancels(List<CancelWish> next) {
        cancels = next;
        return this;
    }

    List<CancelWish> cancels() {
        return cancels;
    }

    Draft tell(EventType type) {
        return tell(type, false, Detail.NONE);
    }

    Draft tell(EventType type, boolean inferred, Detail detail) {
        int sequence = at.saga().sequence() + events.size() + 1;
        events.add(new LifecycleEvent(type, sequence, inferred, false, detail));
        return this;
    }

    /** Asks for a person, once as long as the reason holds. */
    Draft attention(Reason reason, String tried) {
        return attention.add(reason) ? tell(EventType.ATTENTION, false, Detail.reason(reason, tried)) : this;
    }

    Draft settled(Reason... reasons) {
        List.of(reasons).forEach(attention::remove);
        return this;
    }

    /** Marks the last event that is not a call for a person as the one that ends the saga. */
    Draft ending() {
        int last = events.size() - 1;
        while (events.get(last).type() == EventType.ATTENTION) {
            last--;
        }
        events.set(last, events.get(last).ending());
        return this;
    }

    Decision rest() {
        return done(new Action.Wait(), new When.Never());
    }

    Decision again(Duration in) {
        return done(new Action.Wait(), new When.At(at.now().plus(in)));
    }

    /** To be claimed again without delay. */
    Decision now() {
        return again(Duration.ZERO);
    }

    /** Whoever holds the saga keeps it. */
    Decision keep() {
        return done(new Action.Wait(), new When.Kept());
    }

    /** The action follows the commit, by whoever holds the saga. */
    Decision act(Action action) {
        return done(action, new When.Kept());
    }

    Saga saga() {
        Saga before = at.saga();
        return new Saga(
                before.request(),
                stage,
                before.sequence() + events.size(),
                List.copyOf(cancels),
                attention.isEmpty() ? Set.of() : EnumSet.copyOf(attention));
    }

    private Decision done(Action action, When when) {
        Saga next = saga();
        return new Decision(next, List.copyOf(events), action, when, !next.equals(at.saga()));
    }
}
