package com.klikk.provisioner.crash;

import com.klikk.provisioner.crash.Gate.Fate;
import com.klikk.provisioner.crash.Gate.Passage;
import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.Pages;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServerRow;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The provider as a life has it: each call passes the gate, and a purchase once more right before its first byte. */
record GatedProvider(Provider real, Gate gate, Runnable timePasses) implements Provider {
    static final String PURCHASE = "order_create";
    private static final String FIRST_BYTE = "first byte of order_create";

    @Override
    public Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        return pass(PURCHASE, true, () -> real.create(body, () -> stillOurs.getAsBoolean() && firstByte()));
    }

    private boolean firstByte() {
        Passage passage = gate.arrive(FIRST_BYTE);
        return passage.before() == Fate.GOES_ON && passage.after(true) != Fate.FAILS;
    }

    @Override
    public Uni<StatusReply> status(long orderId) {
        return pass("order_status", false, () -> {
            timePasses.run();
            return real.status(orderId);
        });
    }

    @Override
    public Uni<ListReply> list() {
        return pass("order_list", false, real::list);
    }

    @Override
    public Uni<Listed> list(Pages<OrderReading> pages) {
        return pass("order_list", false, () -> real.list(pages));
    }

    @Override
    public Uni<Listed> allServers(Pages<ServerRow> pages) {
        return pass("server_list", false, () -> real.allServers(pages));
    }

    @Override
    public Uni<CancelReply> cancelOrder(long orderId) {
        return pass("order_cancel", true, () -> real.cancelOrder(orderId));
    }

    @Override
    public Uni<CancelReply> cancelItem(long orderId, long orderItemId) {
        return pass("order_cancel", true, () -> real.cancelItem(orderId, orderItemId));
    }

    @Override
    public Uni<ServersReply> servers(long orderItemId) {
        return pass("server_list", false, () -> real.servers(orderItemId));
    }

    @Override
    public Uni<ServersReply> allServers() {
        return pass("server_list", false, real::allServers);
    }

    private <T> Uni<T> pass(String effect, boolean changes, Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Passage passage = gate.arrive(effect);
            return follow(passage.before(), call)
                    .onItem()
                    .transformToUni(reply -> follow(
                            passage.after(changes), () -> Uni.createFrom().item(reply)));
        });
    }

    private static <T> Uni<T> follow(Fate fate, Supplier<Uni<T>> way) {
        return switch (fate) {
            case GOES_ON -> way.get();
            case ENDS -> Uni.createFrom().nothing();
            case FAILS -> Uni.createFrom().failure(new IllegalStateException("the connection was lost"));
        };
    }
}
