package com.example.shop;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of each server that is ready, once, however often either side was down. */
@ApplicationScoped
class Servers {
    private static final Logger LOG = Logger.getLogger(Servers.class);

    private final Inventory inventory;

    Servers(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The same {@code ce_id} is the same event: sent twice by a crash, or again because an operator replayed it. */
    @Incoming("server-ready")
    @Blocking
    void ready(ServerReady server, IncomingKafkaCloudEventMetadata<String, ServerReady> event) throws IOException {
        String line = server.requestId() + "\t" + server.itemName() + "\t" + server.address();
        if (inventory.add(event.getId(), line)) {
            LOG.infof("ready: %s", line);
        } else {
            boolean replayed =
                    event.<String>getExtension("replayed").map("true"::equals).orElse(false);
            LOG.infof("known: %s%s", event.getId(), replayed ? ", replayed" : "");
        }
    }
}
