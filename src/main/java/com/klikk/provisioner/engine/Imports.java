package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.OperatorReply.Already;
import com.klikk.provisioner.engine.OperatorReply.Owned;
import com.klikk.provisioner.engine.OperatorReply.Unanswered;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes orders that were made elsewhere under a saga. The provider is asked first; nobody's order is taken twice. */
@ApplicationScoped
public class Imports {
    private final OperatorStore store;
    private final Engine engine;
    private final Takeover takeover;
    private final Afterwards afterwards;

    Imports(OperatorStore store, Engine engine, Takeover takeover, Afterwards afterwards) {
        this.store = store;
        this.engine = engine;
        this.takeover = takeover;
        this.afterwards = afterwards;
    }

    /**
     * An order that is to have a saga.
     *
     * @param requestId what the saga is to be known by
     * @param reference the owner's own, or null
     */
    public record Wish(String account, long orderId, String requestId, String reference) {
        /** What it is known by where nobody says. */
        public static String requestId(String account, long orderId) {
            return "import:" + account + ":" + orderId;
        }
    }

    /** {@link OperatorReply.Done} the first time, {@link Already} from then on. */
    public Uni<OperatorReply> take(Wish wish, Operator by) {
        return store.ownerOf(wish.account(), wish.orderId())
                .flatMap(owner -> owner.isPresent() ? known(wish, owner.get()) : ask(wish, by));
    }

    /** What was purged can't be shown, so it is not the same import again. */
    private Uni<OperatorReply> known(Wish wish, String owner) {
        OperatorReply owned = new Owned(wish.orderId(), owner);
        return owner.equals(wish.requestId())
                ? store.byRequestId(owner).map(saga -> saga.isPresent() ? new Already() : owned)
                : reply(owned);
    }

    private Uni<OperatorReply> ask(Wish wish, Operator by) {
        return engine.status(wish.account(), wish.orderId())
                .flatMap(reply -> reply instanceof StatusReply.Read read
                        ? read(wish, read.order(), by)
                        : reply(Attachment.unread(wish.account(), wish.orderId(), reply)));
    }

    private Uni<OperatorReply> read(Wish wish, OrderReading order, Operator by) {
        if (ItemsRead.names(order) == null) {
            return reply(new Unanswered("order_status showed no items", null));
        }
        return takeover.take(wish, order, by)
                .invoke(afterwards::wake)
                .flatMap(reply -> reply instanceof Owned ? owner(wish) : reply(reply));
    }

    /** Somebody was quicker. */
    private Uni<OperatorReply> owner(Wish wish) {
        return store.ownerOf(wish.account(), wish.orderId()).flatMap(owner -> known(wish, owner.orElse("")));
    }

    private static Uni<OperatorReply> reply(OperatorReply reply) {
        return Uni.createFrom().item(reply);
    }
}
