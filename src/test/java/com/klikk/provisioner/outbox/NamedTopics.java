package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;

/** The topics' names without a container. */
public final class NamedTopics {
    private NamedTopics() {}

    /** As they are configured. */
    public static TopicNames of(ProvisionerConfig config) {
        return new TopicNames(config);
    }
}
