package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.ListReply;
import io.smallrye.mutiny.Uni;

/** A provider that knows {@code order_list} alone. */
final class ListingsOnly extends KnowsNothing {
    private final FakeCalls<ListReply> calls;

    ListingsOnly(FakeCalls<ListReply> calls) {
        this.calls = calls;
    }

    @Override
    public Uni<ListReply> list() {
        return calls.call("order_list");
    }
}
