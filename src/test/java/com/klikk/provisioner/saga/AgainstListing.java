package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;

import com.klikk.provisioner.saga.Knowledge.Learned;
import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Intents at noon, a listing three minutes later, a settle time of one minute. */
abstract class AgainstListing {
    static final Instant ASKED = NOON.plusSeconds(180);
    static final Token OURS = Given.token();
    static final Token OTHERS = Token.of("test", "default", "shop-2", 1);

    final List<Listing.Entry> entries = new ArrayList<>();
    final Set<Long> owned = new HashSet<>();
    final Map<Long, Long> firstShownBy = new HashMap<>();
    final List<Learned> learned = new ArrayList<>();
    final List<Intent> open = new ArrayList<>();
    Baseline before = new Baseline(5, true);
    boolean adoptByName = true;

    Observation judged(Intent intent) {
        open.add(intent);
        return evidence().about(intent);
    }

    Evidence evidence() {
        return new Evidence(
                new Listing(ASKED, entries),
                new Knowledge(owned, firstShownBy, learned),
                open,
                new Evidence.Terms(adoptByName, Duration.ofMinutes(1)));
    }

    Intent intent(String... names) {
        return new Intent(1, 1, OURS, NOON, NOON.plusSeconds(60), before, List.of(names), "same");
    }

    Intent other(long saga, Instant landed, String meaning, String... names) {
        return new Intent(saga, 1, OTHERS, NOON.plusSeconds(saga), landed, before, List.of(names), meaning);
    }

    void lists(long order, String reference, String... names) {
        firstShownBy.putIfAbsent(order, 6L);
        entries.add(Listing.Entry.of(order, reference, names.length == 0 ? null : Arrays.asList(names)));
    }

    void knows(long order, int seconds) {
        owned.add(order);
        learned.add(new Learned(order, NOON.plusSeconds(seconds)));
    }

    static Found byName(long order) {
        return new Found(1, order, true);
    }

    static Absent absent() {
        return new Absent(1, ASKED);
    }
}
