package com.klikk.provisioner.bench;

import java.util.Map;

/** How long a round's requests and changes took to be served. */
final class Delays {
    private final Percentiles accepted = new Percentiles();
    private final Percentiles placed = new Percentiles();
    private final Percentiles changed = new Percentiles();
    private int again;

    /** Of all requests of a round that were sent; the times are the provider's. */
    Delays(Round round, Map<String, StubProcess.Times> times) {
        for (int i = 0; i < round.size(); i++) {
            Story story = round.story(i);
            StubProcess.Times provider = times.get(round.id(i));
            if (story != null && provider != null) {
                add(round.sentAt(i), story, provider);
            }
        }
    }

    private void add(long sentAt, Story story, StubProcess.Times provider) {
        if (sentAt > 0) {
            accepted.add(story.at(Kind.ACCEPTED) - sentAt);
            placed.add(provider.made() - sentAt);
        }
        changed.add(story.at(Kind.COMPLETED) - provider.done());
        again += story.again();
    }

    /** Adds them to some figures. */
    void put(Figures figures) {
        accepted.put(figures, "request_to_accepted");
        placed.put(figures, "request_to_order_create");
        changed.put(figures, "change_to_event");
        figures.put("redelivered", again);
    }
}
