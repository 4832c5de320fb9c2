package com.klikk.provisioner.annals;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Sight;
import com.klikk.provisioner.saga.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books are no rule that can't fail: what nobody asked for, and what never was, is noticed. */
class AuditTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Agenda agenda = new Agenda(NOON);
    private final Chance chance = new Chance(1);
    private final Habits habits = Habits.drawn(0, chance);
    private final Provider provider =
            new Provider(agenda, chance, habits, new Weather(agenda, chance, NOON.plusSeconds(1_000_000)));
    private final Audit audit = new Audit(agenda, habits, provider);
    private final Store store = new Store(agenda);
    private final Decider decider = new Decider(habits.policy());
    private final Story story = new Story("shop-1", List.of("web-1", "web-2"));
    private Row row;
    private Sold sold;

    @BeforeEach
    void anOrderIsKnown() {
        sold = provider.make(1L, "p-1", story.items, List.of(true, true));
        List<Request.Item> items = story.items.stream()
                .map(name -> new Request.Item(name, true, null))
                .toList();
        var request = new Request(SagaId.of("year", "default", "shop-1"), "shop-1", "default", items);
        Decision accepted = decider.accept(request, NOON);
        row = new Row(1, "", story, accepted.saga(), NOON);
        store.begin(row, accepted);
        store.told = audit::told;
        store.moved = audit::moved;
        observe(new Observation.Due());
    }

    private void observe(Observation seen) {
        store.write(Row.Read.of(row), decider.decide(row.saga, seen, NOON, 0), 0);
    }

    private void see(Integer status) {
        List<Sight.Item> rows = sold.wares.stream()
                .map(ware -> new Sight.Item(ware.id, status, ware.name, "m"))
                .toList();
        observe(new Observation.Seen(new Sight(status, "m", rows, null)));
    }

    private void placed() {
        observe(new Observation.Placed(1, sold.id, 200, "ok"));
    }

    @Test
    void aStoryThatIsTrueIsFine() {
        placed();
        see(200);

        assertThat(audit.broken).isEmpty();
    }

    @Test
    void anEndThatTheProviderNeverShowedIsNoticed() {
        placed();
        see(900);
        see(900);

        assertThat(audit.broken).singleElement().asString().startsWith("cancelled, which was never shown twice");
    }

    @Test
    void aCompletionThatNeverWasIsNoticed() {
        placed();
        see(0);

        assertThat(audit.broken).singleElement().asString().startsWith("completed, which it never was");
    }

    @Test
    void aCancelThatNobodyAskedForIsNoticed() {
        placed();
        audit.cancels(story, sold, new Action.Cancel(sold.id, Target.ORDER, null));

        assertThat(audit.broken).singleElement().asString().startsWith("cancelled an order unasked");
    }

    @Test
    void anItemsCancelThatBecameTheOrdersIsNoticed() {
        placed();
        var item = new Target("web-1", null);
        story.asked.add(new Story.Asked(item, NOON));
        audit.cancels(story, sold, new Action.Cancel(sold.id, item, sold.wares.get(0).id));
        assertThat(audit.broken).isEmpty();

        audit.cancels(story, sold, new Action.Cancel(sold.id, item, sold.wares.get(1).id));
        audit.cancels(story, sold, new Action.Cancel(sold.id, item, null));

        assertThat(audit.broken)
                .extracting(broken -> broken.substring(0, broken.indexOf(" at ")))
                .containsExactly(
                        "cancelled an item unasked",
                        "cancelled an order where an item was meant",
                        "cancelled an order unasked");
    }

    @Test
    void aPurchaseAfterItsCancelIsNoticed() {
        observe(new Observation.NotSent(1, "refused", null, false));
        story.asked.add(new Story.Asked(Target.ORDER, NOON));
        observe(new Observation.Due());

        assertThat(audit.broken).singleElement().asString().startsWith("placed although it was cancelled before");
    }
}
