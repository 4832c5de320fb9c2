package com.klikk.provisioner.request;

import com.klikk.provisioner.request.LetterStore.Letter;
import com.klikk.provisioner.request.Originals.Original;
import com.klikk.provisioner.request.Recheck.Verdict;
import com.klikk.provisioner.request.Resubmission.Meant;
import com.klikk.provisioner.request.Resubmission.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters for whoever looks at one, corrects it, and sends it once more. */
@ApplicationScoped
public class Letters {
    /** Messages may be large. */
    private static final int AT_ONCE = 10;

    private final LetterStore store;
    private final Originals originals;
    private final Recheck recheck;
    private final LetterSender sender;

    Letters(LetterStore store, Originals originals, Recheck recheck, LetterSender sender) {
        this.store = store;
        this.originals = originals;
        this.recheck = recheck;
        this.sender = sender;
    }

    /** A letter's original as it may be shown, or why there is none any more. */
    public sealed interface Look {
        /**
         * It is there.
         *
         * @param kept in the database still: the dead-letter topic does not have it yet, or won't
         */
        record Shown(MaskedMessage message, boolean kept) implements Look {}

        /** It is not. */
        record Gone(String why) implements Look {}
    }

    /** Empty where there is no such letter. */
    public Uni<Optional<Look>> look(long id) {
        return store.read(List.of(id))
                .flatMap(letters -> originals
                        .of(letters)
                        .map(found -> letters.stream()
                                .map(letter -> look(letter, found.get(letter.id())))
                                .findFirst()));
    }

    private static Look look(Letter letter, Original original) {
        return original instanceof Original.There there
                ? new Look.Shown(Masking.of(there.message(), letter.requestId()), letter.kept() != null)
                : new Look.Gone(((Original.Gone) original).why());
    }

    /** One after the other, in the order of their ids; those that there are. Where Kafka takes nothing more, it ends. */
    public Uni<List<Resubmission>> resubmit(List<Long> ids, Wish wish) {
        Uni<List<Resubmission>> chain = Uni.createFrom().item(new ArrayList<>());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            chain = chain.flatMap(done -> ended(done) ? Uni.createFrom().item(done) : resubmit(some, wish, done));
        }
        return chain;
    }

    private Uni<List<Resubmission>> resubmit(List<Long> ids, Wish wish, List<Resubmission> before) {
        return store.read(ids)
                .flatMap(letters -> originals.of(letters).flatMap(found -> {
                    Uni<List<Resubmission>> chain = Uni.createFrom().item(before);
                    for (Letter letter : letters) {
                        chain = chain.flatMap(done -> ended(done)
                                ? Uni.createFrom().item(done)
                                : resubmit(letter, found.get(letter.id()), wish)
                                        .invoke(done::add)
                                        .replaceWith(done));
                    }
                    return chain;
                }));
    }

    private static boolean ended(List<Resubmission> done) {
        return !done.isEmpty() && done.get(done.size() - 1) instanceof Resubmission.Unsent;
    }

    private Uni<Resubmission> resubmit(Letter letter, Original original, Wish wish) {
        if (letter.state().equals(LetterStore.RESUBMITTED) && !wish.again()) {
            return Uni.createFrom().item(new Resubmission.Already(letter.id()));
        }
        return original instanceof Original.There there
                ? corrected(letter, there.message(), wish)
                : Uni.createFrom().item(new Resubmission.Gone(letter.id(), ((Original.Gone) original).why()));
    }

    private Uni<Resubmission> corrected(Letter letter, Message original, Wish wish) {
        Correction.Corrected corrected = wish.correction().apply(original.value());
        if (corrected instanceof Correction.Corrected.Impossible impossible) {
            return Uni.createFrom()
                    .item(new Resubmission.Refused(letter.id(), "patch", List.of(impossible.problem()), null));
        }
        byte[] value = ((Correction.Corrected.Value) corrected).bytes();
        Message message = new Revival(recheck.reader(), original, letter.id()).with(value);
        return recheck.of(message).flatMap(verdict -> judged(letter, message, verdict, wish));
    }

    private Uni<Resubmission> judged(Letter letter, Message message, Verdict verdict, Wish wish) {
        MaskedMessage shown = wish.shown() ? Masking.of(message, verdict.requestId()) : null;
        Meant meant = new Meant(verdict.requestId(), verdict.known(), verdict.warnings(), shown);
        if (verdict.refusal() != null) {
            return Uni.createFrom()
                    .item(new Resubmission.Refused(letter.id(), verdict.refusal(), verdict.problems(), meant));
        }
        return wish.dryRun()
                ? Uni.createFrom().item(new Resubmission.Possible(letter.id(), meant))
                : sender.send(letter.id(), message, meant, wish);
    }
}
