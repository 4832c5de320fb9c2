package com.klikk.provisioner.outbox;

import org.apache.kafka.common.acl.AclOperation;

/** What a topic is for; that decides what it must be like, and what we must be allowed. */
enum TopicUse {
    REQUESTS(AclOperation.READ, "delete"),
    DEAD_LETTERS(AclOperation.WRITE, "delete"),
    ORDERS(AclOperation.WRITE, "compact"),
    EVENTS(AclOperation.WRITE, "delete");

    private final AclOperation needed;
    private final String policy;

    TopicUse(AclOperation needed, String policy) {
        this.needed = needed;
        this.policy = policy;
    }

    /** What we do with it. */
    AclOperation needed() {
        return needed;
    }

    /** Its {@code cleanup.policy}. */
    String policy() {
        return policy;
    }
}
