package com.klikk.provisioner.chaos;

import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Story;
import java.util.ArrayList;
import java.util.List;

/** What became of a request: what the provider's books hold for it, and what was told of it. */
record Outcome(Order order, List<OrderView> made, Heard heard) {
    private static final String UNKNOWN = "outcome-unknown";

    /** How a request stands in the end. */
    enum Verdict {
        /** Its one order went all the way. */
        SERVED,
        /** Turned down by the provider. */
        REJECTED,
        /** A person is asked. */
        ATTENTION,
        /** None of these. */
        OPEN
    }

    Verdict verdict() {
        Story story = heard.story();
        if (story.ended()) {
            return story.tells("completed") ? Verdict.SERVED : Verdict.REJECTED;
        }
        return heard.attention().isEmpty() ? Verdict.OPEN : Verdict.ATTENTION;
    }

    /** All that must not be. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>(Promises.broken(heard));
        if (made.size() > 1) {
            wrongs.add("bought " + made.size() + " times: orders "
                    + made.stream().map(OrderView::id).toList());
        }
        switch (verdict()) {
            case SERVED -> served(wrongs);
            case REJECTED -> rejected(wrongs);
            case ATTENTION -> attention(wrongs);
            case OPEN ->
                wrongs.add("still " + heard.state() + " after " + heard.story().types());
        }
        return wrongs.stream().map(wrong -> order.requestId() + ": " + wrong).toList();
    }

    private void served(List<String> wrongs) {
        long owned = heard.story().the("submitted").data().path("order_id").asLong();
        if (made.stream().noneMatch(view -> view.id() == owned)) {
            wrongs.add("took order " + owned + ", which was not made for it");
        }
        if (!List.copyOf(heard.story().ready()).containsAll(order.items())) {
            wrongs.add("ended without all servers: " + heard.story().ready());
        }
    }

    private void rejected(List<String> wrongs) {
        if (!made.isEmpty() || !heard.story().tells("rejected")) {
            wrongs.add("ended as " + heard.story().types() + " with orders " + made);
        }
    }

    /** Where no listing could be read just before the purchase, names prove nothing; then the person is told which order it may be. */
    private void attention(List<String> wrongs) {
        boolean unknown = heard.attention().equals(List.of(UNKNOWN));
        List<Long> bought = made.stream().map(OrderView::id).toList();
        if (!unknown || !candidates().containsAll(bought)) {
            wrongs.add("attention " + heard.attention() + " about " + candidates() + " with orders " + made);
        }
    }

    private List<Long> candidates() {
        List<Long> told = new ArrayList<>();
        heard.story()
                .of("attention")
                .forEach(event -> event.data().path("candidates").forEach(order -> told.add(order.asLong())));
        return told;
    }
}
