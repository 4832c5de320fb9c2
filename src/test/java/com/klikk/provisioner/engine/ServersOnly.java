package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.ServersReply;
import io.smallrye.mutiny.Uni;

/** A provider that knows {@code server_list} alone. */
final class ServersOnly extends KnowsNothing {
    private final FakeCalls<ServersReply> calls;

    ServersOnly(FakeCalls<ServersReply> calls) {
        this.calls = calls;
    }

    @Override
    public Uni<ServersReply> servers(long orderItemId) {
        return calls.call(Long.toString(orderItemId));
    }

    @Override
    public Uni<ServersReply> allServers() {
        return calls.call("all");
    }
}
