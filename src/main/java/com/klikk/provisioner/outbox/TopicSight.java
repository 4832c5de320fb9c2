package com.klikk.provisioner.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** What the broker shows of a topic. */
sealed interface TopicSight {
    /** There is none. */
    record Missing() implements TopicSight {}

    /** We may not know whether there is one. */
    record Hidden() implements TopicSight {}

    /**
     * It is there.
     *
     * @param allowed what we may do with it; empty where the broker does not tell
     * @param settings nothing where we may not know them
     */
    record Seen(int partitions, int replicas, Set<AclOperation> allowed, Optional<Map<String, String>> settings)
            implements TopicSight {
        /** A setting that is a number. */
        OptionalLong number(String setting) {
            return settings.map(known -> known.get(setting))
                    .filter(text -> text.matches("-?\\d{1,18}"))
                    .map(text -> OptionalLong.of(Long.parseLong(text)))
                    .orElse(OptionalLong.empty());
        }

        /** Whether we lack a right, as far as the broker tells. */
        boolean forbids(AclOperation operation) {
            return allowed.contains(AclOperation.DESCRIBE) && !allowed.contains(operation);
        }
    }
}
