package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Sight;
import com.klikk.provisioner.saga.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The provider: its books, and the five calls, which now and then fail, lag, misread or tell less than they should. */
final class Provider {
    private static final int APART = 15;

    private final Agenda agenda;
    private final Chance chance;
    private final Habits habits;
    private final Life life;
    final Weather weather;
    final TreeMap<Long, Sold> books = new TreeMap<>();
    final Map<Long, List<Sold>> bought = new HashMap<>();
    private long nextId = 1000;
    private long nextItem = 50_000;

    Provider(Agenda agenda, Chance chance, Habits habits, Weather weather) {
        this.agenda = agenda;
        this.chance = chance;
        this.habits = habits;
        this.weather = weather;
        this.life = new Life(agenda, chance);
    }

    /** {@code ipv4}: by the items' order. */
    Sold make(Long request, String reference, List<String> names, List<Boolean> ipv4) {
        List<Ware> wares = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            wares.add(new Ware(nextItem++, names.get(i), ipv4.get(i)));
        }
        Instant now = agenda.now();
        Instant listed = now.plus(chance.between(Duration.ZERO, habits.hides()));
        nextId += 1 + chance.below(3);
        Sold sold = new Sold(nextId, request, reference, now, listed, List.copyOf(wares));
        books.put(sold.id, sold);
        if (bought.containsKey(request)) {
            life.second(sold);
        }
        if (request != null) {
            bought.computeIfAbsent(request, none -> new ArrayList<>()).add(sold);
        }
        life.begin(sold);
        return sold;
    }

    /** What {@code order_status} tells the service. */
    Observation status(long order) {
        Observation seen = look(order);
        if (seen instanceof Observation.Seen read) {
            books.get(order).shown(read.sight(), agenda.now());
        }
        return seen;
    }

    /** What it tells anybody. */
    Observation look(long order) {
        if (weather.down() || weather.strikes(150)) {
            return new Observation.NoAnswer("timed out", chance.in(4) ? Duration.ofSeconds(90) : null);
        }
        if (weather.refused() || weather.strikes(400)) {
            return new Observation.ReadHeld("401");
        }
        Sold sold = books.get(order);
        if (sold == null || sold.forgotten || sold.hiddenUntil.isAfter(agenda.now())) {
            return new Observation.NotFound();
        }
        return new Observation.Seen(read(sold));
    }

    private Sight read(Sold sold) {
        boolean misread = sold.sinceMisread > APART && weather.strikes(300);
        sold.sinceMisread = misread ? 0 : sold.sinceMisread + 1;
        int which = misread ? chance.below(3) : -1;
        boolean blank = weather.strikes(60);
        boolean nameless = weather.strikes(60);
        List<Sight.Item> rows = weather.strikes(60) ? null : new ArrayList<>();
        for (Ware ware : rows == null ? List.<Ware>of() : sold.wares) {
            boolean wrong = which == 0 || (which == 1 && ware == sold.wares.get(0));
            Integer status = wrong ? Integer.valueOf(900) : blank ? null : ware.status;
            rows.add(new Sight.Item(ware.id, status, nameless ? null : ware.name, "m"));
        }
        Integer status = which == 0 || which == 2 ? Integer.valueOf(900) : odd(sold.status);
        return new Sight(status, "m", rows, null);
    }

    private Integer odd(Integer status) {
        return weather.strikes(60) ? chance.in(2) ? null : Integer.valueOf(555) : status;
    }

    /** The servers' rows; null where the listing can't be read. */
    List<Sight.Server> servers(Sold sold, List<Long> items) {
        if (weather.down() || weather.refused() || weather.strikes(40)) {
            return null;
        }
        return sold.wares.stream()
                .filter(ware -> items.contains(ware.id) && ware.server != Ware.Server.NONE)
                .map(Ware::row)
                .toList();
    }

    /** What a listing shows of one order, as it stands; null where it does not. */
    Sight listed(Sold sold) {
        if (weather.down() || weather.refused() || sold.forgotten || sold.listedFrom.isAfter(agenda.now())) {
            return null;
        }
        List<Sight.Item> rows = habits.bare()
                ? null
                : sold.wares.stream()
                        .map(ware -> new Sight.Item(ware.id, ware.status, ware.name, "m"))
                        .toList();
        return new Sight(sold.status, "m", rows, null);
    }

    Observation cancel(long order, Target target, Long item) {
        if (weather.refused()) {
            return new Observation.ReadHeld("401");
        }
        boolean silent = weather.down() || weather.strikes(12);
        if (silent && chance.in(2)) {
            return new Observation.NoAnswer("reset", null);
        }
        Observation answer = cancelled(books.get(order), target, item);
        return silent ? new Observation.NoAnswer("timed out", null) : answer;
    }

    private Observation cancelled(Sold sold, Target target, Long item) {
        Ware ware = item == null ? null : sold.ware(item);
        boolean unknown = sold.forgotten || sold.gone() || (item != null && (ware == null || ware.gone()));
        if (unknown || weather.strikes(8)) {
            return new Observation.CancelNotFound(target);
        }
        if (weather.strikes(8)) {
            return new Observation.CancelRefused(target, "not this one");
        }
        boolean again = sold.scheduled || (ware != null && ware.scheduled);
        if (ware == null) {
            sold.scheduled = true;
        } else {
            ware.scheduled = true;
        }
        if (!again) {
            life.cancelLater(sold, ware);
        }
        return new Observation.CancelAccepted(target);
    }
}
