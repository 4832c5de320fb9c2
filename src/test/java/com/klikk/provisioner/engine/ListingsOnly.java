package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/** A provider that knows {@code order_list} alone. */
record ListingsOnly(FakeCalls<ListReply> calls) implements Provider {
    @Override
    public Uni<ListReply> list() {
        return calls.call("order_list");
    }

    @Override
    public Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<StatusReply> status(long orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<CancelReply> cancelOrder(long orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<CancelReply> cancelItem(long orderId, long orderItemId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ServersReply> servers(long orderItemId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ServersReply> allServers() {
        throw new UnsupportedOperationException();
    }
}
