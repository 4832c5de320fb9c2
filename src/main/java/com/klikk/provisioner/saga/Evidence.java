package com.klikk.provisioner.saga;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one listing proves about the intents that are open in its account. A token is proof. Names are proof only where nothing
 * else could explain the order. Absence is proven by listings that show all that they must.
 */
public final class Evidence {
    /** By how much two replicas' clocks may differ. */
    static final Duration CLOCKS = Duration.ofSeconds(5);

    private final Listing listing;
    private final Knowledge known;
    private final List<Intent> open;
    private final Terms terms;
    private final Set<Long> listed;
    private final boolean echoes;

    /** How strict to be: the account's {@code adopt-by-name}, and how long the provider may take to list an order. */
    public record Terms(boolean adoptByName, Duration settleTime) {}

    /** {@code open}: every open intent of the account, whoever asks. */
    public Evidence(Listing listing, Knowledge known, List<Intent> open, Terms terms) {
        this.listing = listing;
        this.known = known;
        this.open = open.stream()
                .sorted(Comparator.comparing(Intent::since).thenComparing(Intent::saga))
                .toList();
        this.terms = terms;
        this.listed = Stream.concat(
                        listing.rest().orders().stream(),
                        listing.entries().stream().map(Listing.Entry::orderId))
                .collect(Collectors.toSet());
        this.echoes = listing.rest().echoes() || listing.entries().stream().anyMatch(entry -> entry.token() != null);
    }

    /** An order that a listing showed which was read before the intent is not the intent's. */
    public static boolean seenBefore(long firstShownBy, Intent intent) {
        return intent.before() != null && firstShownBy <= intent.before().number();
    }

    /** The listing shows tokens, so that an order without a reference is not ours, or not whole yet. */
    public boolean echoes() {
        return echoes;
    }

    /** What the saga of this intent observes. */
    public Observation about(Intent intent) {
        List<Listing.Entry> marked = listing.entries().stream()
                .filter(entry -> entry.shows(intent.token()))
                .toList();
        Optional<Listing.Entry> ours = marked.stream()
                .filter(entry -> !known.owned().contains(entry.orderId()))
                .findFirst();
        if (ours.isPresent()) {
            return found(intent, ours.get(), false);
        }
        return marked.isEmpty() ? unmarked(intent) : ambiguous(intent, marked, "another request's saga owns it");
    }

    /**
     * Attempts whose orders seem to surface after all, in a listing without references: an order appears that has an attempt's item
     * names, and that no open intent can have made. What it means is for the attempt's saga to observe.
     */
    public Map<GivenUp, Observation> late(List<GivenUp> attempts) {
        Map<GivenUp, Observation> late = new LinkedHashMap<>();
        if (attempts.isEmpty() || echoes) {
            return late;
        }
        for (Listing.Entry entry : listing.entries()) {
            if (!explained(entry)) {
                attempts.stream()
                        .filter(attempt -> !late.containsKey(attempt) && follows(attempt, entry))
                        .max(Comparator.comparing(GivenUp::at))
                        .ifPresent(attempt -> late.put(attempt, surfaced(attempt, entry)));
            }
        }
        return late;
    }

    private boolean explained(Listing.Entry entry) {
        return known.owned().contains(entry.orderId())
                || !entry.refersToNothing()
                || !entry.namesKnown()
                || open.stream().anyMatch(intent -> mayBe(intent, entry));
    }

    private boolean follows(GivenUp attempt, Listing.Entry entry) {
        Long shownBy = known.firstShownBy().get(entry.orderId());
        return shownBy != null && shownBy > attempt.listing() && entry.mayHold(attempt.names());
    }

    /** Names are enough to tell a person, not to take the order. */
    private Observation surfaced(GivenUp attempt, Listing.Entry entry) {
        List<Long> order = List.of(entry.orderId());
        return new Observation.Ambiguous(attempt.attempt(), listing.askedAt(), order, "it has the item names", true);
    }

    private Observation unmarked(Intent intent) {
        Optional<Long> missing = missing(intent);
        if (missing.isPresent()) {
            return unproven(intent, "the listing does not show order " + missing.get() + ", which it must");
        }
        List<Listing.Entry> candidates = candidates(intent);
        if (candidates.isEmpty()) {
            return new Observation.Absent(intent.attempt(), listing.askedAt());
        }
        return intent.inFlight(listing.askedAt())
                ? unproven(intent, "the call may still be under way")
                : named(intent, candidates);
    }

    private Optional<Long> missing(Intent intent) {
        return known.mustBeListed(intent.since(), listing.askedAt().minus(terms.settleTime())).stream()
                .filter(order -> !listed.contains(order))
                .findFirst();
    }

    private List<Listing.Entry> candidates(Intent intent) {
        return listing.entries().stream().filter(entry -> mayBe(intent, entry)).toList();
    }

    private Observation named(Intent intent, List<Listing.Entry> candidates) {
        List<Intent> rivals = open.stream()
                .filter(other -> other.saga() != intent.saga() && other.sameNames(intent))
                .filter(other -> candidates.stream().anyMatch(entry -> mayBe(other, entry)))
                .toList();
        if (rivals.stream().anyMatch(rival -> rival.inFlight(listing.askedAt()))) {
            return unproven(intent, "another order_create with these item names may be under way");
        }
        if (candidates.stream().anyMatch(entry -> !surely(intent, entry))) {
            return ambiguous(intent, candidates, "nothing tells whose it is");
        }
        if (!terms.adoptByName()) {
            return ambiguous(intent, candidates, "adopt-by-name is off");
        }
        return rivals.stream().allMatch(rival -> rival.meaning().equals(intent.meaning()))
                ? shared(intent, candidates)
                : ambiguous(intent, candidates, "requests of different meaning have these item names");
    }

    /** Intents of the very same meaning are interchangeable: whichever of them made an order, another one may have it. */
    private Observation shared(Intent intent, List<Listing.Entry> candidates) {
        Map<Long, Listing.Entry> given = given(intent);
        Set<Long> orders = given.values().stream().map(Listing.Entry::orderId).collect(Collectors.toSet());
        if (!candidates.stream().map(Listing.Entry::orderId).allMatch(orders::contains)) {
            return ambiguous(intent, candidates, "there are more orders with these item names than requests");
        }
        Listing.Entry own = given.get(intent.saga());
        return own == null ? unproven(intent, "the order is an equal request's") : found(intent, own, true);
    }

    /**
     * Which saga of this meaning gets which order. Each goes to the youngest intent that can have made it: the older ones can have made
     * whatever is listed later, and an order that only they can have made is never left over.
     */
    private Map<Long, Listing.Entry> given(Intent intent) {
        List<Intent> without = new ArrayList<>(open.stream()
                .filter(one -> one.sameNames(intent) && one.meaning().equals(intent.meaning()) && one.before() != null)
                .sorted(Comparator.comparingLong((Intent one) -> one.before().number())
                        .thenComparing(Intent::since)
                        .thenComparing(Intent::saga)
                        .reversed())
                .toList());
        Map<Long, Listing.Entry> given = new HashMap<>();
        listing.entries().stream()
                .sorted(Comparator.comparing(this::firstShown).thenComparing(Listing.Entry::orderId))
                .forEach(entry -> without.stream()
                        .filter(one -> mayBe(one, entry) && surely(one, entry))
                        .findFirst()
                        .ifPresent(one -> {
                            without.remove(one);
                            given.put(one.saga(), entry);
                        }));
        return given;
    }

    private long firstShown(Listing.Entry entry) {
        return known.firstShownBy().getOrDefault(entry.orderId(), Long.MAX_VALUE);
    }

    /** Nothing excludes that the intent made this order. */
    private boolean mayBe(Intent intent, Listing.Entry entry) {
        return !known.owned().contains(entry.orderId())
                && !(echoes ? entry.refersElsewhere() : entry.token() != null)
                && intent.mayHaveMade(entry, known.firstShownBy().get(entry.orderId()));
    }

    /** Nothing else explains this order, provided that it may be the intent's at all. */
    private boolean surely(Intent intent, Listing.Entry entry) {
        return entry.namesKnown() && entry.refersToNothing() && !echoes && newer(intent, entry);
    }

    /** Made after the intent: a listing read just before that did not show it, and it is above all ids that were known then. */
    private boolean newer(Intent intent, Listing.Entry entry) {
        return intent.before() != null
                && intent.before().fresh()
                && known.learnedBy(intent.since().minus(CLOCKS)).stream()
                        .allMatch(order -> order.orderId() < entry.orderId());
    }

    private static Observation found(Intent intent, Listing.Entry entry, boolean byName) {
        return new Observation.Found(intent.attempt(), entry.orderId(), byName);
    }

    private Observation unproven(Intent intent, String why) {
        return new Observation.Unproven(intent.attempt(), listing.askedAt(), why);
    }

    private Observation ambiguous(Intent intent, List<Listing.Entry> entries, String why) {
        List<Long> orders =
                entries.stream().map(Listing.Entry::orderId).sorted().toList();
        boolean lasting = entries.stream().allMatch(entry -> entry.namesKnown() || entry.refersElsewhere());
        return new Observation.Ambiguous(intent.attempt(), listing.askedAt(), orders, why, lasting);
    }
}
