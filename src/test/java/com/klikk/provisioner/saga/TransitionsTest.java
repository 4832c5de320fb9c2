package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.withServers;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.CancelWish.Phase;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/transitions.md is what the code does. Written anew by {@code -Dtransitions.write}. */
class TransitionsTest {
    private static final Path DOCUMENT = Path.of("docs/transitions.md");

    private static Map<String, Saga> sagas() {
        Map<String, Saga> sagas = new LinkedHashMap<>();
        sagas.put("Accepted", saga(new Accepted(0, 0), "web-1"));
        sagas.put("Placing", saga(new Placing(1, Given.token(), NOON, 0, null), "web-1"));
        sagas.put("Unsure", saga(new Unsure(1, Given.token(), NOON, null, "timed out", Search.from(NOON, 0)), "web-1"));
        sagas.put("Submitted", saga(new Tracked.Submitted(order(null, (Integer) null), NOON, false), "web-1"));
        sagas.put("Pending", saga(new Tracked.Pending(order(200, 200), NOON), "web-1"));
        sagas.put("Completed", saga(new Tracked.Completed(order(0, 0), NOON), "web-1"));
        sagas.put("Live", saga(new Tracked.Live(order(0, 0)), "web-1"));
        sagas.put("Cancelled", saga(new Over.Cancelled(order(900, 900)), "web-1"));
        sagas.put("Withdrawn", saga(new Over.Withdrawn(), "web-1"));
        sagas.put("Rejected", saga(new Over.Rejected(), "web-1"));
        return sagas;
    }

    private static Map<String, Observation> observations() {
        Map<String, Observation> seen = new LinkedHashMap<>();
        seen.put("Due", new Observation.Due());
        seen.put("Placed", new Observation.Placed(1, Given.ORDER, 200, "ok"));
        seen.put("Placed, payment asked", new Observation.Placed(1, Given.ORDER, 100, "pay"));
        seen.put("Placed, another order", new Observation.Placed(1, Given.ORDER + 1, 200, "ok"));
        seen.put("OrderTaken", new Observation.OrderTaken(1, Given.ORDER));
        seen.put("NotSent", new Observation.NotSent(1, "refused", null, false));
        seen.put("NotSent, another attempt", new Observation.NotSent(9, "refused", null, false));
        seen.put("Refused", new Observation.Refused(1, "no"));
        seen.put("Held", new Observation.Held(1, "401"));
        seen.put("Forbidden", new Observation.Forbidden(1, "no"));
        seen.put("Unclear", new Observation.Unclear(1, "timed out"));
        seen.put("Found, by its token", new Observation.Found(1, Given.ORDER, false));
        seen.put("Found, by its names", new Observation.Found(1, Given.ORDER, true));
        seen.put("Found, another order", new Observation.Found(1, Given.ORDER + 1, false));
        seen.put("Absent", new Observation.Absent(1, NOON));
        seen.put("Ambiguous", new Observation.Ambiguous(1, NOON, List.of(Given.ORDER), "names", true));
        seen.put("Unproven", new Observation.Unproven(1, NOON, "an order is missing"));
        seen.put("Attached", new Observation.Attached(Given.ORDER, 200, "ok"));
        seen.put("ConfirmedAbsent, place", new Observation.ConfirmedAbsent(false));
        seen.put("ConfirmedAbsent, abandon", new Observation.ConfirmedAbsent(true));
        seen.put("Retried", new Observation.Retried());
        seen.put("Polled", new Observation.Polled());
        seen.put("Seen 1xx", new Observation.Seen(sight(100, 100)));
        seen.put("Seen 2xx", new Observation.Seen(sight(200, 200)));
        seen.put("Seen 0", new Observation.Seen(sight(0, 0)));
        seen.put("Seen 0, server ready", new Observation.Seen(withServers(sight(0, 0), 1000)));
        seen.put("Seen 9xx, the first time", new Observation.Seen(sight(900, 900)));
        seen.put("Seen, unreadable", new Observation.Seen(sight(null, (Integer) null)));
        seen.put("Unchanged", new Observation.Unchanged());
        seen.put("Unchanged, watched", new Observation.Unchanged(List.of(), true));
        seen.put("NotFound", new Observation.NotFound());
        seen.put("ReadHeld", new Observation.ReadHeld("401"));
        seen.put("NoAnswer", new Observation.NoAnswer("timed out", null));
        seen.put("CancelAsked, order", new Observation.CancelAsked(Target.ORDER));
        seen.put("CancelAsked, item", new Observation.CancelAsked(new Target("web-1", null)));
        seen.put("CancelAccepted", new Observation.CancelAccepted(Target.ORDER));
        seen.put("CancelNotFound", new Observation.CancelNotFound(Target.ORDER));
        seen.put("CancelRefused", new Observation.CancelRefused(Target.ORDER, "no"));
        return seen;
    }

    @Test
    void theDocumentIsWhatTheCodeDoes() throws IOException {
        String generated = document();
        if (Boolean.getBoolean("transitions.write")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("run the test with -Dtransitions.write and look at what changed")
                .isEqualTo(generated);
    }

    @Test
    void everyStageAndObservationIsInTheDocument() {
        List<Class<?>> stages = Arrays.asList(
                Accepted.class,
                Placing.class,
                Unsure.class,
                Tracked.Submitted.class,
                Tracked.Pending.class,
                Tracked.Completed.class,
                Tracked.Live.class,
                Over.Cancelled.class,
                Over.Withdrawn.class,
                Over.Rejected.class);
        assertThat(sagas().values().stream()
                        .<Class<?>>map(saga -> saga.stage().getClass())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(stages);
        assertThat(observations().values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameElementsAs(Arrays.stream(Observation.class.getPermittedSubclasses())
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .toList());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Transitions

                What the decision core does with each observation in each stage. Generated from the code by `TransitionsTest`; do not edit.
                An order of one item, nothing asked for before. "—": nothing changes. An action follows its decision's commit.

                """);
        sagas().forEach((name, saga) -> section(text, name, saga));
        return text.toString();
    }

    private static void section(StringBuilder text, String name, Saga saga) {
        text.append("## ")
                .append(name)
                .append("\n\n| observation | stage | events | then |\n| --- | --- | --- | --- |\n");
        observations().forEach((title, observation) -> row(text, title, saga, observation));
        if (saga.stage() instanceof Tracked) {
            cancelRows(text, saga);
        }
        text.append('\n');
    }

    private static void cancelRows(StringBuilder text, Saga saga) {
        Saga asked = Given.withCancel(saga, Target.ORDER, Phase.WANTED);
        row(text, "Due, cancel asked", asked, new Observation.Due());
        row(text, "CancelAccepted, asked", asked, new Observation.CancelAccepted(Target.ORDER));
        row(text, "CancelNotFound, asked", asked, new Observation.CancelNotFound(Target.ORDER));
        row(text, "CancelRefused, asked", asked, new Observation.CancelRefused(Target.ORDER, "no"));
        Saga doubted = Given.withCancel(saga, Target.ORDER, Phase.DOUBTED);
        row(text, "Seen 2xx, cancel doubted", doubted, new Observation.Seen(sight(200, 200)));
    }

    private static void row(StringBuilder text, String title, Saga saga, Observation observation) {
        Decision decision = Given.decide(saga, observation);
        text.append("| ")
                .append(title)
                .append(" | ")
                .append(stage(saga, decision))
                .append(" | ");
        text.append(String.join(", ", Given.types(decision)))
                .append(" | ")
                .append(then(decision))
                .append(" |\n");
    }

    private static String stage(Saga saga, Decision decision) {
        if (!decision.changed()) {
            return "—";
        }
        Stage next = decision.saga().stage();
        boolean same = next.getClass().equals(saga.stage().getClass());
        return same ? "stays" : next.getClass().getSimpleName();
    }

    private static String then(Decision decision) {
        if (!(decision.action() instanceof Action.Wait)) {
            return decision.action().getClass().getSimpleName();
        }
        if (decision.when() instanceof When.At at) {
            return at.instant().equals(NOON) ? "at once" : "later";
        }
        return decision.when() instanceof When.Never ? "rests" : "as it was";
    }
}
