package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** One ordered server. Its status is worked out from the virtual time on every look; nothing ticks. */
final class Item {
    private final ServerView.Ids ids;
    private final OrderForm.Line line;
    private final ServerView.Home home;
    private Lifeline life;
    private Instant ends;
    private Standing forced;

    /** {@code home} is where the server will be, and the addresses that it gets once it runs. */
    Item(ServerView.Ids ids, OrderForm.Line line, ServerView.Home home) {
        this.ids = ids;
        this.line = line;
        this.home = home;
    }

    long id() {
        return ids.orderItem();
    }

    Vps.Wishes wishes() {
        return line.vps().wishes();
    }

    int host() {
        return home.host();
    }

    JsonObject kept() {
        return Kept.home(ids, home)
                .put("ordered", Kept.line(line))
                .put("life", Kept.life(life))
                .put("ends", Kept.time(ends))
                .put("forced", Kept.standing(forced));
    }

    static Item of(JsonObject kept) {
        Item item = new Item(Kept.ids(kept), Kept.line(kept.getJsonObject("ordered")), Kept.home(kept));
        item.life = Kept.life(kept.getJsonObject("life"));
        item.ends = Kept.time(kept, "ends");
        item.forced = Kept.standing(kept.getJsonObject("forced"));
        return item;
    }

    void live(Lifeline paid) {
        life = paid;
    }

    void force(Standing standing) {
        forced = standing;
    }

    /** Not renewed: ends with its paid period, or at once where nothing was paid. A second cancel changes nothing. */
    void cancel(Instant now, Duration period) {
        if (ends == null) {
            ends = life == null ? now : life.paidUntil(now, period);
        }
    }

    boolean ended(Instant now) {
        return ends != null && !now.isBefore(ends);
    }

    Standing standing(Instant now) {
        if (forced != null) {
            return forced;
        }
        if (ended(now)) {
            return Standing.CANCELLED;
        }
        return life == null ? Standing.UNPAID : paidStanding(now);
    }

    private Standing paidStanding(Instant now) {
        if (now.isBefore(life.begins())) {
            return Standing.PAYING;
        }
        return now.isBefore(life.completes()) ? Standing.PENDING : Standing.COMPLETED;
    }

    boolean hasServer(Instant now) {
        return life != null && !now.isBefore(life.appears()) && !standing(now).cancelled();
    }

    OrderView.ItemView view(Instant now) {
        Standing standing = standing(now);
        return new OrderView.ItemView(id(), line.name(), standing.status(), standing.message());
    }

    ServerView server(Instant now) {
        boolean running = !now.isBefore(life.runs());
        ServerView.Network shown = running ? home.network() : ServerView.Network.NONE;
        return new ServerView(ids, line.name(), line.vps(), running, new ServerView.Home(home.host(), shown));
    }
}
