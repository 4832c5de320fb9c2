package com.klikk.provisioner.local;

import java.nio.file.Path;

/** A Kafka of its own for whoever wants to see what somebody may not do. */
public final class GuardedKafka implements AutoCloseable {
    private final BrokerDoor door;
    private final LeashedJvm process;

    private GuardedKafka(BrokerDoor door, LeashedJvm process) {
        this.door = door;
        this.process = process;
    }

    /** Returns once it answers. */
    public static GuardedKafka start(Path folder) {
        int port = Ports.any();
        BrokerDoor door = GuardedDoor.at(folder, port);
        return new GuardedKafka(door, Broker.start(folder, port, door));
    }

    /** For whoever may do everything. */
    public KafkaAccess admin() {
        return door.admin();
    }

    /** For the service, which may do nothing yet. */
    public KafkaAccess service() {
        return door.service();
    }

    @Override
    public void close() {
        process.kill();
    }
}
