package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Hardware;
import com.klikk.provisioner.saga.Sight;
import java.time.Instant;

/** An item of an order at the provider: how it stands, and what of it was ever shown. */
final class Ware {
    enum Server {
        NONE,
        STOPPED,
        WITHOUT_ADDRESS,
        IPV6_ONLY,
        READY
    }

    final long id;
    final String name;
    final boolean ipv4;
    Integer status;
    Server server = Server.NONE;
    Instant readySince;
    Instant goneAt;
    boolean scheduled;
    final Showing showing = new Showing();
    private boolean shownAddress;
    private boolean shownIpv4;

    Ware(long id, String name, boolean ipv4) {
        this.id = id;
        this.name = name;
        this.ipv4 = ipv4;
    }

    boolean gone() {
        return goneAt != null;
    }

    /** Whether its server is what was ordered. */
    boolean serves() {
        return server == Server.READY || (server == Server.IPV6_ONLY && !ipv4);
    }

    /** Whether a listing of servers showed it running, with the address that whoever owns it ordered. */
    boolean shownReady(boolean ipv4Ordered) {
        return ipv4Ordered ? shownIpv4 : shownAddress;
    }

    Sight.Server row() {
        boolean running = server != Server.STOPPED;
        shownIpv4 |= server == Server.READY;
        shownAddress |= shownIpv4 || server == Server.IPV6_ONLY;
        return new Sight.Server(
                id,
                running,
                server == Server.READY,
                server == Server.READY || server == Server.IPV6_ONLY,
                Hardware.UNKNOWN,
                "{}");
    }
}
