package com.klikk.provisioner.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the broker lets clients in.
 *
 * @param settings the broker's own, beside or instead of those that every broker of ours has
 * @param users who may log in, as Kafka's formatter wants them
 * @param admin what somebody needs who may do everything
 * @param service what the service needs, who may do what it was allowed
 */
record BrokerDoor(
        String protocol, Map<String, String> settings, List<String> users, KafkaAccess admin, KafkaAccess service) {
    /** Lets everybody in, who may do everything. */
    static BrokerDoor open(int port) {
        KafkaAccess everybody = KafkaAccess.open("127.0.0.1:" + port);
        return new BrokerDoor("PLAINTEXT", Map.of(), List.of(), everybody, everybody);
    }

    /** The same, with another of the broker's settings. */
    BrokerDoor with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new BrokerDoor(protocol, more, users, admin, service);
    }
}
