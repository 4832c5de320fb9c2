package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.SagaViews;
import io.quarkus.panache.common.Parameters;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which orders are meant; what is empty leaves open.
 *
 * @param attention {@code true}, {@code false} or the code of what somebody must look at
 * @param q part of an id, a name, a reference or an address
 */
record OrderFilter(String state, String account, String attention, String q) {
    /** What an order {@code o} has to meet. Its servers stand in its events, behind the first four. */
    static final String CONDITION = """
            (:state = '' or o.stage = :state)
            and (:account = '' or o.account = :account)
            and (:attention = '' or :attention = 'true' and o.attention is not null
              or :attention = 'false' and o.attention is null
              or concat(',', o.attention, ',') like concat('%,', :attention, ',%'))
            and (:q = '' or o.orderId = :number
              or o.requestId ilike :contains escape '\\' or o.reference ilike :contains escape '\\'
              or o.items ilike regexp :inJson
              or exists (
                select 1 from Event e
                where e.sagaKey = o.key and e.sequence > 4 and e.type = 'server-ready' and e.data ilike regexp :inJson))
            """;

    static OrderFilter of(String state, String account, String attention, String q) {
        Set<String> known = new TreeSet<>(SagaViews.ATTENTION);
        known.addAll(Set.of("true", "false"));
        return new OrderFilter(
                Query.oneOf(SagaViews.STATES, "state", state),
                Query.given(account),
                Query.oneOf(known, "attention", attention),
                Query.given(q).strip());
    }

    /** Whether every order is meant. */
    boolean open() {
        return state.isEmpty() && account.isEmpty() && attention.isEmpty() && q.isEmpty();
    }

    Parameters parameters() {
        return Parameters.with("state", state)
                .and("account", account)
                .and("attention", attention)
                .and("q", q)
                .and("contains", contains())
                .and("inJson", containsInJson())
                .and("number", number());
    }

    /** For columns that hold the text itself. */
    String contains() {
        return Query.contained(q);
    }

    /** For columns that hold JSON: names and addresses, and nothing else. */
    String containsInJson() {
        return Query.containedInJson("name|ipv4|ipv6", q);
    }

    /** The order id that is meant, or one that no order has. */
    long number() {
        return Query.wholeNumber(q);
    }
}
