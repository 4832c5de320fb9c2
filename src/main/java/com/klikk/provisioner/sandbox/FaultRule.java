package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a fault strikes.
 *
 * @param action the action it concerns, {@code *} for every call
 * @param account the profile whose calls it concerns, {@code *} for all; {@code ?} for calls that prove no profile
 * @param chance which of those calls it strikes
 * @param fault what happens then
 */
public record FaultRule(String action, String account, Chance chance, Fault fault) {
    static final String ANY = "*";
    static final String NOBODY = "?";

    /** Every call; or the nth since the rule was set, counted from 1; or each with a probability from 0 to 1. */
    public record Chance(OptionalLong nth, OptionalDouble probability) {}

    /** An action that there isn't, or one that can't meet the fault, is an IllegalArgumentException. */
    public FaultRule {
        if (!action.equals(ANY) && !Call.ACTIONS.contains(action)) {
            throw new IllegalArgumentException(
                    "unknown action " + action + ", one of *, " + String.join(", ", Call.ACTIONS));
        }
        if (!action.equals(ANY) && !fault.suits(action)) {
            throw new IllegalArgumentException(fault + " is a fault of " + fault.only() + ", not of " + action);
        }
    }

    /** Strikes every call. */
    public static FaultRule always(String action, Fault fault) {
        return new FaultRule(action, ANY, new Chance(OptionalLong.empty(), OptionalDouble.empty()), fault);
    }

    /** Strikes the nth call from now on, counted from 1, and no other. */
    public static FaultRule nth(String action, long nth, Fault fault) {
        return new FaultRule(action, ANY, new Chance(OptionalLong.of(nth), OptionalDouble.empty()), fault);
    }

    /** Strikes each call with a probability; which ones is decided by the sandbox's seed. */
    public static FaultRule sometimes(String action, double probability, Fault fault) {
        return new FaultRule(action, ANY, new Chance(OptionalLong.empty(), OptionalDouble.of(probability)), fault);
    }

    /** The same for one profile's calls only. */
    public FaultRule onlyFor(String profile) {
        return new FaultRule(action, profile, chance, fault);
    }

    /** Reads {@code {"action","account","nth"|"probability","fault"}}; what makes no sense is an IllegalArgumentException. */
    static FaultRule of(JsonObject json) {
        String action = Loose.text(json.getValue("action", ANY));
        String account = Loose.text(json.getValue("account", ANY));
        Fault fault = Fault.parse(Loose.text(json.getValue("fault")));
        OptionalLong nth = Loose.whole(json.getValue("nth"));
        OptionalDouble probability = Loose.number(json.getValue("probability"));
        boolean read = (json.getValue("nth") == null || nth.orElse(0) > 0)
                && (json.getValue("probability") == null || isShare(probability.orElse(-1)));
        if (!read || (nth.isPresent() && probability.isPresent())) {
            throw new IllegalArgumentException("either nth from 1 on, or probability from 0 to 1, or neither");
        }
        return new FaultRule(action, account, new Chance(nth, probability), fault);
    }

    private static boolean isShare(double probability) {
        return probability >= 0 && probability <= 1;
    }
}
