package com.klikk.provisioner.annals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of an order at the provider, over months: drawn when it is made, and told by the agenda. */
final class Life {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PERIOD = Duration.ofDays(30);

    private final Agenda agenda;
    private final Chance chance;

    Life(Agenda agenda, Chance chance) {
        this.agenda = agenda;
        this.chance = chance;
    }

    void begin(Sold sold) {
        if (chance.percent(45)) {
            set(sold, 100 + chance.below(9));
            payment(sold);
        } else {
            paid(sold);
        }
        if (chance.percent(8)) {
            later(SECOND, DAY.multipliedBy(40), () -> hide(sold, chance.anyOf(MINUTE, HOUR.multipliedBy(2))));
        }
        if (chance.percent(4)) {
            hide(sold, chance.between(SECOND, MINUTE.multipliedBy(5)));
        }
        if (chance.percent(22)) {
            later(MINUTE, DAY.multipliedBy(150), () -> cancelledThere(sold));
        }
        if (chance.in(200)) {
            later(MINUTE, DAY.multipliedBy(60), () -> forget(sold));
        }
    }

    /** Whoever sees an order of his twice in the provider's pages may cancel one. */
    void second(Sold sold) {
        if (chance.in(2)) {
            later(MINUTE, HOUR, () -> cancelAll(sold));
        }
    }

    /** Soon, late, too late, or never: then the provider cancels it itself. */
    private void payment(Sold sold) {
        int when = chance.below(100);
        if (when < 65) {
            later(MINUTE, DAY.multipliedBy(13), () -> paid(sold));
        } else if (when < 80) {
            agenda.in(chance.between(DAY.multipliedBy(14), DAY.multipliedBy(30)), () -> paid(sold));
        } else {
            later(HOUR, DAY.multipliedBy(45), () -> cancelAll(sold));
        }
    }

    private void paid(Sold sold) {
        if (sold.gone() || (sold.status != null && sold.status / 100 != 1)) {
            return;
        }
        set(sold, 200 + chance.below(50));
        sold.living().forEach(ware -> creation(sold, ware));
        if (chance.percent(10)) {
            sold.status = 0;
        }
        if (chance.percent(8)) {
            later(SECOND, HOUR, () -> unpaidAgain(sold));
        }
        if (chance.percent(10)) {
            later(HOUR, DAY.multipliedBy(40), () -> unpaidAgain(sold));
        }
        if (chance.percent(10)) {
            later(MINUTE, DAY.multipliedBy(20), () -> goBack(sold));
        }
    }

    private void creation(Sold sold, Ware ware) {
        boolean slow = chance.percent(6);
        if (chance.percent(1)) {
            later(HOUR, DAY.multipliedBy(20), () -> cancel(sold, ware));
            return;
        }
        Duration made = slow ? chance.anyOf(HOUR, DAY.multipliedBy(3)) : chance.anyOf(SECOND, HOUR);
        agenda.in(made, () -> complete(sold, ware));
        Duration booted = chance.anyOf(SECOND, chance.percent(35) ? DAY : HOUR);
        agenda.in(booted.dividedBy(4), () -> serve(sold, ware, Ware.Server.STOPPED));
        agenda.in(
                booted.dividedBy(2),
                () -> serve(sold, ware, chance.in(2) ? Ware.Server.WITHOUT_ADDRESS : Ware.Server.IPV6_ONLY));
        agenda.in(booted, () -> serve(sold, ware, Ware.Server.READY));
    }

    private void serve(Sold sold, Ware ware, Ware.Server server) {
        if (!ware.gone()) {
            ware.server = server;
            ware.readySince = ware.serves() && ware.readySince == null ? agenda.now() : ware.readySince;
            sold.watched.run();
        }
    }

    private void complete(Sold sold, Ware ware) {
        if (ware.gone() || sold.gone()) {
            return;
        }
        ware.status = 0;
        whole(sold);
    }

    /** The order follows its items, mostly at once. */
    private void whole(Sold sold) {
        if (!sold.gone() && sold.living().stream().allMatch(ware -> ware.status == 0)) {
            agenda.in(chance.in(3) ? MINUTE : Duration.ZERO, () -> {
                if (!sold.gone()
                        && sold.status / 100 != 1
                        && sold.living().stream().allMatch(ware -> ware.status == 0)) {
                    sold.status = 0;
                    sold.settle(agenda.now());
                }
            });
        }
        sold.settle(agenda.now());
    }

    private void unpaidAgain(Sold sold) {
        if (sold.gone() || sold.status / 100 == 1) {
            return;
        }
        int before = sold.status;
        sold.status = 150;
        sold.settle(agenda.now());
        later(MINUTE, DAY.multipliedBy(3), () -> {
            if (!sold.gone()) {
                sold.status = before;
                whole(sold);
            }
        });
    }

    /** Complete no more, for a while. */
    private void goBack(Sold sold) {
        if (sold.wholeSince == null) {
            return;
        }
        Ware ware = chance.of(sold.living());
        ware.status = 200;
        sold.status = chance.in(2) ? 200 : 0;
        sold.settle(agenda.now());
        later(MINUTE, HOUR.multipliedBy(5), () -> complete(sold, ware));
    }

    private void hide(Sold sold, Duration howLong) {
        sold.hiddenUntil = agenda.now().plus(howLong);
    }

    private void forget(Sold sold) {
        sold.forgotten = true;
        sold.settle(agenda.now());
    }

    /** By the provider, or by somebody in its web pages. */
    private void cancelledThere(Sold sold) {
        if (sold.gone()) {
            return;
        }
        switch (chance.below(4)) {
            case 0 -> cancel(sold, chance.of(sold.living()));
            case 1 -> {
                sold.status = 950;
                end(sold);
            }
            default -> cancelAll(sold);
        }
    }

    /** At the end of the paid period, as a rule. */
    void cancelLater(Sold sold, Ware ware) {
        Instant ends = sold.made.plus(PERIOD);
        while (ends.isBefore(agenda.now())) {
            ends = ends.plus(PERIOD);
        }
        Instant when = chance.percent(10) ? agenda.now().plus(chance.anyOf(SECOND, HOUR)) : ends;
        agenda.at(when, () -> {
            if (ware == null) {
                cancelAll(sold);
            } else {
                cancel(sold, ware);
            }
        });
    }

    private void cancelAll(Sold sold) {
        List.copyOf(sold.living()).forEach(ware -> cancel(sold, ware));
    }

    private void cancel(Sold sold, Ware ware) {
        if (ware.gone() || sold.gone()) {
            return;
        }
        ware.goneAt = agenda.now();
        ware.status = 900 + chance.below(10);
        ware.server = Ware.Server.NONE;
        if (sold.living().isEmpty()) {
            sold.status = chance.in(6) ? sold.status : Integer.valueOf(900);
            end(sold);
        } else {
            whole(sold);
        }
    }

    private void end(Sold sold) {
        sold.goneAt = agenda.now();
        sold.settle(agenda.now());
    }

    private void set(Sold sold, int status) {
        sold.status = status;
        sold.living().forEach(ware -> ware.status = status);
        sold.settle(agenda.now());
    }

    private void later(Duration least, Duration most, Runnable what) {
        agenda.in(chance.anyOf(least, most), what);
    }
}
