package com.klikk.provisioner.annals;

import com.klikk.provisioner.annals.Coverage.Pair;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.Unsure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs of stage and observation that can't happen, each with its reason. All others have to be met. */
enum Unreachable {
    AN_ENDED_SAGA_WITHOUT_A_LIVING_ORDER_IS_NEVER_DUE(over(), Observation.Due.class),
    ONLY_WHO_WOULD_BEGIN_TO_OWN_AN_ORDER_HEARS_THAT_IT_IS_TAKEN(both(tracked(), over()), Observation.OrderTaken.class),
    ONLY_AN_UNSURE_SAGA_SEARCHES_AND_ITS_HOLDER_DECIDES_ON_WHAT_IT_READ(
            except(Unsure.class), Observation.Absent.class, Observation.Unproven.class),
    AN_ORDER_IS_ONLY_LOOKED_AT_ONCE_IT_IS_KNOWN_AND_UNTIL_IT_ENDS(
            both(unplaced(), over()), Observation.Seen.class, Observation.Unchanged.class, Observation.NotFound.class),
    NOTHING_IS_READ_BEFORE_A_PURCHASE_DURING_IT_AND_AFTER_THE_END(
            both(List.of(Accepted.class, Placing.class), over()),
            Observation.NoAnswer.class,
            Observation.ReadHeld.class),
    ORDER_CANCEL_IS_ONLY_SENT_FOR_AN_ORDER_THAT_IS_KNOWN_AND_HAS_NOT_ENDED(
            both(unplaced(), over()),
            Observation.CancelAccepted.class,
            Observation.CancelNotFound.class,
            Observation.CancelRefused.class);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that can't be changed
    private final Set<Pair> pairs;

    Unreachable(List<Class<?>> stages, Class<?>... observations) {
        pairs = stages.stream()
                .flatMap(stage -> Arrays.stream(observations).map(seen -> new Pair(stage, seen)))
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<Pair> pairs() {
        return pairs;
    }

    /** Pairs of the table that were met, each with the reason why it should not have been. */
    static Map<Pair, Unreachable> met(Set<Pair> met) {
        return Arrays.stream(values())
                .flatMap(reason -> reason.pairs.stream().filter(met::contains).map(pair -> Map.entry(pair, reason)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Set<Pair> reachable() {
        Set<Pair> reachable = Coverage.all();
        Arrays.stream(values()).forEach(reason -> reachable.removeAll(reason.pairs));
        return reachable;
    }

    private static List<Class<?>> over() {
        return Coverage.leaves(Over.class).toList();
    }

    private static List<Class<?>> tracked() {
        return Coverage.leaves(Tracked.class).toList();
    }

    private static List<Class<?>> unplaced() {
        return List.of(Accepted.class, Placing.class, Unsure.class);
    }

    private static List<Class<?>> except(Class<?> stage) {
        return Coverage.leaves(Stage.class).filter(other -> other != stage).toList();
    }

    private static List<Class<?>> both(List<Class<?>> some, List<Class<?>> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
