package com.klikk.provisioner.outbox;

import java.util.Map;
import java.util.TreeMap;

/** A topic that this service reads or writes. */
record WantedTopic(String name, TopicUse use) {
    /** The settings that it is created with; all others are the broker's defaults. */
    Map<String, String> settings(MessageSizes sizes) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", use.policy());
        if (use == TopicUse.DEAD_LETTERS) {
            settings.put("max.message.bytes", Long.toString(sizes.newDeadLetters()));
        }
        return settings;
    }
}
