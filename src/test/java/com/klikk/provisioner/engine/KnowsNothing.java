package com.klikk.provisioner.engine;

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
import java.util.List;
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
    public Uni<Listed> list(Pages<OrderReading> pages) {
        return list().flatMap(reply -> {
            if (reply instanceof ListReply.Read read) {
                return pages.take(read.orders())
                        .replaceWith(new Listed.Read(read.orders().size()));
            }
            return Uni.createFrom().item(unread(reply));
        });
    }

    private static Listed unread(ListReply reply) {
        return reply instanceof ListReply.Held held
                ? new Listed.Held(held.httpStatus(), held.why())
                : new Listed.NoAnswer(((ListReply.NoAnswer) reply).why(), null);
    }

    @Override
    public Uni<Listed> allServers(Pages<ServerRow> pages) {
        return allServers().flatMap(reply -> {
            if (reply instanceof ServersReply.Read read) {
                return pages.take(List.copyOf(read.servers()))
                        .replaceWith(new Listed.Read(read.servers().size()));
            }
            return Uni.createFrom().item(new Listed.NoAnswer("unread", null));
        });
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
