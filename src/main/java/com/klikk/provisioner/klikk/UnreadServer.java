package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;

/** A row of a long {@code server_list}, most of which nobody will ask for. */
record UnreadServer(long orderItemId, JsonNode row, Redaction redaction) implements ServerRow {
    @Override
    public boolean running() {
        return Scalars.yes(row.path("is_running"));
    }

    @Override
    public boolean hasIpv4() {
        return !ServerReader.ipv4(row).isEmpty();
    }

    @Override
    public boolean hasIpv6() {
        return !ServerReader.ipv6(row).isEmpty();
    }

    @Override
    public ServerReading read() {
        return ServerReader.row(row, redaction);
    }
}
