package com.klikk.provisioner.chaos;

import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The promises to consumers, kept for one request or not. */
final class Promises {
    private static final List<String> MILESTONES = List.of("accepted", "submitted", "paid", "pending", "completed");

    private final Heard heard;
    private final Story story;
    private final List<String> broken = new ArrayList<>();

    private Promises(Heard heard) {
        this.heard = heard;
        this.story = heard.story();
    }

    /** What was promised and not kept. */
    static List<String> broken(Heard heard) {
        Promises promises = new Promises(heard);
        if (promises.story.events().isEmpty()) {
            return List.of("nothing was told");
        }
        promises.inOrderWithoutHoles();
        promises.repeatedUnchanged();
        promises.milestones();
        promises.servers();
        promises.endAndTable();
        return promises.broken;
    }

    private void inOrderWithoutHoles() {
        List<Integer> sequences = story.events().stream().map(Told::sequence).toList();
        unless(
                sequences.equals(
                        IntStream.rangeClosed(1, sequences.size()).boxed().toList()),
                "sequences " + sequences);
        String saga = story.events().get(0).saga();
        unless(
                story.events().stream()
                        .allMatch(told -> told.headers().get("ce_id").equals(saga + ":" + told.sequence())
                                && told.headers().get("ce_sequence").equals("%010d".formatted(told.sequence()))),
                "a ce_id that is not the saga's with the sequence");
    }

    /** Every occurrence on every topic has the same data and headers. */
    private void repeatedUnchanged() {
        Map<String, Told> first = new HashMap<>();
        story.events().forEach(told -> first.put(told.headers().get("ce_id"), told));
        List<Told> all = new ArrayList<>(heard.lifecycle);
        all.addAll(heard.byType);
        for (Told told : all) {
            Told same = first.get(told.headers().get("ce_id"));
            unless(
                    same != null
                            && same.data().equals(told.data())
                            && same.headers().equals(told.headers()),
                    "another event under " + told.headers().get("ce_id"));
        }
        heard.byType.forEach(told -> first.remove(told.headers().get("ce_id")));
        unless(first.isEmpty(), "not on the topic of its type: " + first.keySet());
    }

    private void milestones() {
        List<String> types = story.types();
        List<String> reached = types.stream().filter(MILESTONES::contains).toList();
        unless(
                reached.equals(MILESTONES.subList(0, Math.min(reached.size(), MILESTONES.size()))),
                "milestones " + reached);
        unless(types.stream().filter("payment-required"::equals).count() <= 1, "payment-required twice");
        if (story.tells("payment-required")) {
            int asked = types.indexOf("payment-required");
            unless(types.indexOf("submitted") < asked, "payment-required before submitted");
            unless(!story.tells("paid") || asked < types.indexOf("paid"), "payment-required after paid");
        }
    }

    private void servers() {
        unless(new HashSet<>(story.ready()).size() == story.ready().size(), "a server ready twice: " + story.ready());
        if (!story.ready().isEmpty()) {
            unless(
                    story.types().indexOf("pending") >= 0
                            && story.types().indexOf("pending") < story.types().indexOf("server-ready"),
                    "server-ready before pending");
        }
    }

    private void endAndTable() {
        long ends = story.events().stream().filter(Told::ended).count();
        unless(ends == (story.ended() ? 1 : 0), "told on after the end");
        unless(
                heard.snapshot != null
                        && heard.snapshot.path("sequence").asInt()
                                == story.last().sequence(),
                "the table of orders ends on " + heard.snapshot);
    }

    private void unless(boolean kept, String what) {
        if (!kept) {
            broken.add(what);
        }
    }
}
