package com.klikk.provisioner.outbox;

import java.util.List;

/**
 * Something about topics that is not as it must be.
 *
 * @param what the setting, what it is and what it must be
 * @param why what follows from it
 * @param command what mends it
 */
record TopicFinding(List<String> topics, String what, String why, String command) {
    static TopicFinding of(WantedTopic topic, String what, String why, String command) {
        return new TopicFinding(List.of(topic.name()), what, why, command);
    }

    /** All of it, for the log. */
    String line() {
        String subject = topics.size() == 1 ? "topic " : "topics ";
        return subject + String.join(", ", topics) + ": " + what + ", " + why + "; " + command;
    }

    /** Its beginning, for who only wants to know whether all is well. */
    String brief() {
        return (topics.size() == 1 ? topics.get(0) : topics.size() + " topics") + ": " + what;
    }
}
