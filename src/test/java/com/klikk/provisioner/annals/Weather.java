package com.klikk.provisioner.annals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When calls to the provider go wrong: for minutes altogether, or one by one. From the year's calm on, none does. */
final class Weather {
    private record Spell(Instant from, Instant to, boolean refused) {}

    private static final int SPELLS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Agenda agenda;
    private final Chance chance;
    private final Instant calm;
    private final List<Spell> spells = new ArrayList<>();

    Weather(Agenda agenda, Chance chance, Instant calm) {
        this.agenda = agenda;
        this.chance = chance;
        this.calm = calm;
        Duration until = Duration.between(agenda.now(), calm.minus(LONGEST));
        for (int i = 0; i < SPELLS; i++) {
            Instant from = agenda.now().plus(chance.between(Duration.ZERO, until));
            spells.add(new Spell(from, from.plus(chance.between(Duration.ofSeconds(20), LONGEST)), chance.in(2)));
        }
    }

    /** Nothing goes wrong any more. */
    boolean calm() {
        return !agenda.now().isBefore(calm);
    }

    /** Once in so many calls, before the calm. */
    boolean strikes(int times) {
        return !calm() && chance.in(times);
    }

    /** Nobody answers. */
    boolean down() {
        return in(false);
    }

    /** The account is refused. */
    boolean refused() {
        return in(true);
    }

    private boolean in(boolean refused) {
        Instant now = agenda.now();
        for (Spell spell : spells) {
            if (spell.refused() == refused && now.isAfter(spell.from()) && now.isBefore(spell.to())) {
                return true;
            }
        }
        return false;
    }
}
