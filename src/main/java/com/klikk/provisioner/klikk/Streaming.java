package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a listing of any length as it arrives, a slice at a time and on a worker thread, and tells its rows. Whether it was whole is known
 * at its end only.
 */
final class Streaming<T> {
    /** About a hundred thousand orders' worth of bytes without a row is no listing. */
    private static final long LARGEST_REST = 32 << 20;

    /** What is special about the kind of listing. */
    interface Rules<T> {
        /** The list within a reply, or a missing node. */
        JsonNode list(JsonNode body);

        /** Adds the entry's row, if it has one; false where that makes the listing unreadable. */
        boolean read(Entry entry, List<T> rows);
    }

    private final Rules<T> rules;
    private final Pages<T> pages;
    private final SlicedJson json = new SlicedJson();
    private final Utf8Slices text = new Utf8Slices();
    private String flaw = "cut short";
    private boolean spoilt;
    private long rows;
    private long sinceRow;

    Streaming(Rules<T> rules, Pages<T> pages) {
        this.rules = rules;
        this.pages = pages;
    }

    /** Completes once the rows in this slice were dealt with. */
    Future<Void> take(Vertx vertx, byte[] slice) {
        return vertx.executeBlocking(() -> parse(slice, false), false).compose(this::tell);
    }

    /** There is no more. */
    Future<Void> end(Vertx vertx) {
        return vertx.executeBlocking(this::rest, false).compose(this::tell);
    }

    /** Whether there is no use in reading on. */
    boolean hopeless() {
        return spoilt || json.spoilt() || sinceRow > LARGEST_REST;
    }

    /** Why it is not whole; null where it is. */
    String flaw() {
        return flaw;
    }

    long rows() {
        return rows;
    }

    private List<T> parse(byte[] slice, boolean last) {
        byte[] sound = text.sound(slice, last);
        List<Entry> entries = json.feed(sound, sound.length);
        sinceRow = entries.isEmpty() ? sinceRow + slice.length : 0;
        return read(entries);
    }

    private List<T> read(List<Entry> entries) {
        List<T> read = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            spoilt |= !rules.read(entry, read);
        }
        rows += read.size();
        return read;
    }

    /** A list that was handed on must be the one that the whole reply is understood by. */
    private List<T> rest() {
        List<T> last = new ArrayList<>(parse(new byte[0], true));
        JsonNode body = json.end();
        JsonNode list = rules.list(body);
        List<Entry> kept = json.handedOn() == null ? Entry.list(list).orElse(null) : List.of();
        boolean right = json.handedOn() == null || json.handedOn() == list;
        if (right && kept != null) {
            last.addAll(read(kept));
        }
        boolean whole = right && kept != null && !spoilt;
        flaw = whole ? null : body.isMissingNode() ? "no JSON" : "not understood";
        return last;
    }

    private Future<Void> tell(List<T> read) {
        if (read.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> told = Promise.promise();
        pages.take(read).subscribe().with(done -> told.complete(), told::fail);
        return told.future();
    }
}
