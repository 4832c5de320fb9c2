package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a fault strikes.
 *
 * @param action the action it concerns, {@code *} for every call
 * @param chance which of those calls it strikes
 * @param fault what happens then
 */
public record FaultRule(String action, Chance chance, Fault fault) {
    /** Every call; or the nth since the rule was set, counted from 1; or each with a probability from 0 to 1. */
    public record Chance(OptionalLong nth, OptionalDouble probability) {}

    /** An action that there isn't, or one that can't meet the fault, is an IllegalArgumentException. */
    public FaultRule {
        if (!action.equals("*") && !Call.ACTIONS.contains(action)) {
            throw new IllegalArgumentException(
                    "unknown action " + action + ", one of *, " + String.join(", ", Call.ACTIONS));
        }
        if (!action.equals("*") && !fault.suits(action)) {
            throw new IllegalArgumentException(fault + " is a fault of " + fault.only() + ", not of " + action);
        }
    }

    /** Strikes every call. */
    public static FaultRule always(String action, Fault fault) {
        return new FaultRule(action, new Chance(OptionalLong.empty(), OptionalDouble.empty()), fault);
    }

    /** Strikes the nth call from now on, counted from 1, and no other. */
    public static FaultRule nth(String action, long nth, Fault fault) {
        return new FaultRule(action, new Chance(OptionalLong.of(nth), OptionalDouble.empty()), fault);
    }

    /** Strikes each call with a probability; which ones is decided by the sandbox's seed. */
    public static FaultRule sometimes(String action, double probability, Fault fault) {
        return new FaultRule(action, new Chance(OptionalLong.empty(), OptionalDouble.of(probability)), fault);
    }

    /** Reads {@code {"action","nth"|"probability","fault"}}; what makes no sense is an IllegalArgumentException. */
    static FaultRule of(JsonObject json) {
        String action = Optional.ofNullable(json.getValue("action"))
                .map(Object::toString)
                .orElse("*");
        Fault fault = Fault.parse(Loose.text(json.getValue("fault")));
        OptionalLong nth = Loose.whole(json.getValue("nth"));
        OptionalDouble probability = Loose.number(json.getValue("probability"));
        boolean read = (json.getValue("nth") == null || nth.orElse(0) > 0)
                && (json.getValue("probability") == null || isShare(probability.orElse(-1)));
        if (!read || (nth.isPresent() && probability.isPresent())) {
            throw new IllegalArgumentException("either nth from 1 on, or probability from 0 to 1, or neither");
        }
        return new FaultRule(action, new Chance(nth, probability), fault);
    }

    private static boolean isShare(double probability) {
        return probability >= 0 && probability <= 1;
    }

    /** With {@code *} a fault of one action concerns the calls of that action, and shields no others. */
    boolean concerns(String call) {
        return (action.equals("*") && fault.suits(call)) || action.equals(call);
    }

    /** Whether the {@code count}th call that the rule concerns is struck; {@code draw} is a number from 0 to 1. */
    boolean strikes(long count, double draw) {
        if (chance.nth().isPresent()) {
            return chance.nth().getAsLong() == count;
        }
        return draw < chance.probability().orElse(1);
    }
}
