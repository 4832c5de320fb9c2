package com.klikk.provisioner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.crash.Ear.Heard;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Told;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** How a story has to end, whatever happened on the way. */
record Ending(Place place, Ear ear, Scenario scenario, Customer customer) {
    private static final List<String> MILESTONES = List.of("accepted", "submitted", "paid", "pending", "completed");

    /** Returns once nothing more is to be expected. */
    void await() {
        try {
            Patience.until(this::reached);
        } catch (ConditionTimeoutException late) {
            String stage = place.rows().stage(customer.requestId());
            throw new AssertionError("no end: stands at " + stage + ", left undone " + leftUndone(), late);
        }
    }

    boolean reached() {
        Heard heard = ear.of(customer.requestId());
        return heard.events().stream().anyMatch(Told::ended)
                && heard.letters().size() >= scenario.letters()
                && leftUndone().isEmpty();
    }

    private List<String> leftUndone() {
        String account = customer.account();
        return place.rows().texts("""
                        select 'event ' || sequences::text from outbox o join subject u on u.saga_key = any(o.saga_keys) where u.account = ?
                        union all select 'dead letter' from dead_letter where pending and topic = ?
                        union all select 'saga held by ' || owner from saga where account = ? and owner is not null
                        union all select 'body' from order_body b join subject u on u.saga_key = b.saga_key where u.account = ?
                        """, account, customer.messages().get(0).topic(), account, account);
    }

    /** All that was promised. */
    void check() {
        Heard heard = ear.allOf(customer.requestId());
        checkOrders();
        checkEvents(heard);
        assertThat(heard.letters().isEmpty())
                .as("no dead letter, as they are %s", heard.letters())
                .isEqualTo(scenario.letters() == 0);
        if (scenario.letters() == 0) {
            assertThat(heard.newestState())
                    .as("newest state's sequence")
                    .isEqualTo(heard.firsts().size());
        }
    }

    private void checkOrders() {
        List<String> orders = customer.orders().stream()
                .map(OrderView::id)
                .map(String::valueOf)
                .toList();
        assertThat(orders).as("orders at the provider").hasSize(scenario.orders());
        assertThat(place.rows().texts("select order_id from owned_order where account = ?", customer.account()))
                .as("orders that sagas own")
                .isEqualTo(orders);
    }

    private void checkEvents(Heard heard) {
        List<Told> firsts = heard.firsts();
        assertThat(firsts)
                .extracting(Told::sequence)
                .as("sequences as they first came")
                .isEqualTo(IntStream.rangeClosed(1, firsts.size()).boxed().toList());
        assertThat(heard.types()).as("events").containsExactlyInAnyOrderElementsOf(scenario.tells());
        assertThat(heard.types())
                .filteredOn(MILESTONES::contains)
                .as("milestones")
                .isSubsetOf(MILESTONES)
                .isSortedAccordingTo((one, other) -> MILESTONES.indexOf(one) - MILESTONES.indexOf(other));
    }
}
