package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.klikk.StatusReply;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/** A provider that nobody is expected to ask anything, to be given the one action that a test is about. */
abstract class KnowsNothing implements Provider {
    @Override
    public Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<StatusReply> status(long orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ListReply> list() {
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
