package com.klikk.provisioner.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who of the replicas has what of an account's calls. Moments are handed out one after the other, permits for calls under way until
 * their lease ends.
 *
 * @param nextAt the first moment that nobody has
 */
record Allotment(Instant nextAt, List<Share> shares) {
    /** How long permits last that are not renewed: those of a replica that died are the others' then. */
    static final Duration LEASE = Duration.ofSeconds(5);

    /** No moment is farther off: the provider never keeps all replicas away for longer. */
    private static final Duration FARTHEST = Duration.ofMinutes(10);

    static final Allotment NEW = new Allotment(Instant.EPOCH, List.of());

    /**
     * One replica's.
     *
     * @param wanted how many permits it would have liked
     * @param urgent purchases and cancels that wait there
     */
    record Share(long replica, int permits, int wanted, int urgent, Instant until) {}

    /** What is left, and what the replica got. */
    record Granted(Allotment after, Ration ration) {}

    /** Whoever is alone gets more than it asks for, and so need not ask for each call; another one who comes waits a moment longer, once. */
    Granted grant(long replica, Rations.Need need, Limits limits, Instant now) {
        List<Share> live =
                shares.stream().filter(share -> share.until().isAfter(now)).toList();
        List<Share> others =
                live.stream().filter(share -> share.replica() != replica).toList();
        boolean holds = live.stream().anyMatch(share -> share.replica() == replica && share.permits() > 0);
        int left = Math.max(0, limits.maxConcurrent() - taken(others));
        boolean alone = others.isEmpty() && limits.dense();
        int wanted = alone ? Math.max(need.permits(), limits.maxConcurrent() / 2) : need.permits();
        int permits = Math.min(left, Math.min(wanted, entitled(others, holds, limits.maxConcurrent())));
        int asked = alone && need.calls() > 0 ? limits.mostAhead() : calls(others, need);
        int calls = permits > need.running() ? asked : 0;
        Instant first = first(now);
        List<Share> after = new ArrayList<>(others);
        after.add(new Share(
                replica,
                Math.min(left, Math.max(need.running(), permits)),
                need.permits(),
                need.urgent(),
                now.plus(LEASE)));
        return new Granted(
                new Allotment(
                        calls == 0 ? nextAt : first.plus(limits.spacing().multipliedBy(calls)), List.copyOf(after)),
                new Ration(Duration.between(now, first), calls, permits));
    }

    /** The next free moment; one that no clock can have meant is none. */
    private Instant first(Instant now) {
        return nextAt.isAfter(now) && !nextAt.isAfter(now.plus(FARTHEST)) ? nextAt : now;
    }

    /** Nobody gets a moment before then. */
    Allotment notBefore(Instant then) {
        return nextAt.isBefore(then) ? new Allotment(then, shares) : this;
    }

    /** Looks of one replica get a moment now and then while another has purchases or cancels that wait. */
    private static int calls(List<Share> others, Rations.Need need) {
        boolean yields = need.urgent() == 0 && others.stream().anyMatch(share -> share.urgent() > 0);
        return yields ? Math.min(1, need.calls()) : need.calls();
    }

    /** What runs already is counted although its replica is entitled to less: it drains. */
    private static int taken(List<Share> others) {
        return others.stream().mapToInt(Share::permits).sum();
    }

    /** An equal part, and what the others don't want. Where there is less than one for each, they take turns. */
    private static int entitled(List<Share> others, boolean holds, int most) {
        int rivals = (int) others.stream().filter(share -> share.wanted() > 0).count();
        int wanted = others.stream().mapToInt(Share::wanted).sum();
        boolean somebodyHasNone = others.stream().anyMatch(share -> share.wanted() > 0 && share.permits() == 0);
        int part = most / (rivals + 1);
        int fair = part == 0 && !(holds && somebodyHasNone) ? 1 : part;
        return Math.max(fair, most - wanted);
    }
}
