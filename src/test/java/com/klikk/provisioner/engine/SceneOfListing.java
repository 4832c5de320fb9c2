package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static com.klikk.provisioner.engine.Sagas.TOKEN;

import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge;
import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One listing and what is known beside it, for an intent of noon whose call is over. */
final class SceneOfListing {
    private final Instant askedAt;
    private final List<Listing.Entry> entries = new ArrayList<>();
    private final Set<Long> owned = new HashSet<>();
    private final Map<Long, Instant> firstSeen = new HashMap<>();
    private final List<Knowledge.Learned> learned = new ArrayList<>();
    private final List<Intent> rivals = new ArrayList<>();
    private Instant listedSince = NOON.minusSeconds(3600);
    private Instant landed = NOON;
    private boolean adoptByName = true;

    SceneOfListing(Instant askedAt) {
        this.askedAt = askedAt;
    }

    /** Without names, none can be read. */
    SceneOfListing lists(long order, String reference, String... names) {
        firstSeen.putIfAbsent(order, askedAt);
        entries.add(new Listing.Entry(order, 200, "ok", reference, names.length == 0 ? null : Arrays.asList(names)));
        return this;
    }

    SceneOfListing seen(long order, Instant first) {
        firstSeen.put(order, first);
        return this;
    }

    SceneOfListing owns(long order) {
        owned.add(order);
        return this;
    }

    /** An order of ours from before the intent. */
    SceneOfListing knows(long order) {
        learned.add(new Knowledge.Learned(order, NOON.minusSeconds(10)));
        return owns(order);
    }

    /** An order of ours from after the intent, learned of long enough ago to be listed. */
    SceneOfListing learns(long order) {
        learned.add(new Knowledge.Learned(order, askedAt.minusSeconds(60)));
        return owns(order);
    }

    SceneOfListing rival(Instant callOver, String meaning) {
        Token token = Token.of("test", "default", "shop-2", 1);
        rivals.add(new Intent(2, 1, token, NOON.plusSeconds(2), callOver, List.of("web-1"), meaning));
        return this;
    }

    SceneOfListing flying() {
        landed = askedAt.plusSeconds(1);
        return this;
    }

    SceneOfListing never() {
        listedSince = askedAt;
        return this;
    }

    SceneOfListing careful() {
        adoptByName = false;
        return this;
    }

    Observation observed() {
        Intent ours = new Intent(1, 1, TOKEN, NOON, landed, List.of("web-1"), "same");
        List<Intent> open = new ArrayList<>(rivals);
        open.add(ours);
        return new Evidence(
                        new Listing(askedAt, entries),
                        new Knowledge(owned, firstSeen, learned, listedSince),
                        open,
                        new Evidence.Terms(adoptByName, Duration.ofMinutes(1)))
                .about(ours);
    }
}
