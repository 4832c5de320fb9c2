package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static com.klikk.provisioner.engine.Sagas.TOKEN;

import com.klikk.provisioner.saga.Baseline;
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
    /** The number of the last listing before the intent. */
    private static final long LAST = 5;

    private final Instant askedAt;
    private final List<Listing.Entry> entries = new ArrayList<>();
    private final Set<Long> owned = new HashSet<>();
    private final Map<Long, Long> firstShownBy = new HashMap<>();
    private final List<Knowledge.Learned> learned = new ArrayList<>();
    private final List<Intent> rivals = new ArrayList<>();
    private Baseline before = new Baseline(LAST, true);
    private Instant landed = NOON;
    private boolean adoptByName = true;

    SceneOfListing(Instant askedAt) {
        this.askedAt = askedAt;
    }

    /** Without names, none can be read. */
    SceneOfListing lists(long order, String reference, String... names) {
        firstShownBy.putIfAbsent(order, LAST + 1);
        entries.add(Listing.Entry.of(order, reference, names.length == 0 ? null : Arrays.asList(names)));
        return this;
    }

    SceneOfListing seenBefore(long order) {
        firstShownBy.put(order, LAST);
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
        rivals.add(new Intent(2, 1, token, NOON.plusSeconds(2), callOver, before, List.of("web-1"), meaning));
        return this;
    }

    SceneOfListing flying() {
        landed = askedAt.plusSeconds(1);
        return this;
    }

    /** The last listing before the intent is too old to tell what was there. */
    SceneOfListing stale() {
        before = new Baseline(LAST, false);
        return this;
    }

    SceneOfListing careful() {
        adoptByName = false;
        return this;
    }

    Observation observed() {
        Intent ours = new Intent(1, 1, TOKEN, NOON, landed, before, List.of("web-1"), "same");
        List<Intent> open = new ArrayList<>(rivals);
        open.add(ours);
        return new Evidence(
                        new Listing(askedAt, entries),
                        new Knowledge(owned, firstShownBy, learned),
                        open,
                        new Evidence.Terms(adoptByName, Duration.ofMinutes(1)))
                .about(ours);
    }
}
