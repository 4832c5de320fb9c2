package com.klikk.provisioner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** All that was told of one request, each {@code ce_id} once, in the order of their sequence. */
public record Story(List<Told> events) {
    private static final Set<String> MILESTONES = Set.of("accepted", "submitted", "paid", "pending", "completed");

    /** The types of all events. */
    public List<String> types() {
        return events.stream().map(Told::type).toList();
    }

    /** The events of a type. */
    public List<Told> of(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The only event of a type. */
    public Told the(String type) {
        assertThat(of(type)).as("%s among %s", type, types()).hasSize(1);
        return of(type).get(0);
    }

    /** Whether an event of the type was told. */
    public boolean tells(String type) {
        return !of(type).isEmpty();
    }

    /** The newest event. */
    public Told last() {
        return events.get(events.size() - 1);
    }

    /** Whether the newest event ends the saga. */
    public boolean ended() {
        return !events.isEmpty() && last().ended();
    }

    /** The names of the servers that were ready, in that order. */
    public List<String> ready() {
        return of("server-ready").stream().map(event -> event.text("item_name")).toList();
    }

    /** Whether nothing is on its way that comes before what was told: topics are read side by side, so a gap may be seen for a moment. */
    public boolean whole() {
        Map<String, Integer> told = new HashMap<>();
        return events.stream().allMatch(event -> event.sequence() == told.merge(event.saga(), 1, Integer::sum));
    }

    /** Sequences count 1, 2, 3 … without holes, and {@code ce_id} goes with them. */
    public Story countsUp() {
        String saga = events.get(0).saga();
        assertThat(events)
                .extracting(Told::sequence)
                .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events)
                .allSatisfy(event -> assertThat(event.headers().get("ce_id")).isEqualTo(saga + ":" + event.sequence()));
        return this;
    }

    /** Every milestone exactly once and in order, every server once and after {@code pending}, and only the last event ends. */
    public Story goesAllTheWayWith(String... servers) {
        countsUp();
        assertThat(types().stream().filter(MILESTONES::contains))
                .containsExactly("accepted", "submitted", "paid", "pending", "completed");
        assertThat(ready()).containsExactlyInAnyOrder(servers);
        assertThat(the("pending").sequence())
                .isLessThan(of("server-ready").get(0).sequence());
        assertThat(events.stream().filter(Told::ended)).containsExactly(last());
        return this;
    }
}
