package com.klikk.provisioner.local;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The least that the service must be allowed. docs/kafka.md says the same as commands. */
public final class ServiceRights {
    private ServiceRights() {}

    /** For these topics, and more that tell events. */
    public static List<AclBinding> least(Topics topics, String... more) {
        List<AclBinding> rights = new ArrayList<>();
        rights.add(right(READ, TOPIC, LITERAL, topics.requests()));
        rights.add(right(READ, GROUP, LITERAL, topics.group()));
        rights.add(right(WRITE, TRANSACTIONAL_ID, PREFIXED, topics.group() + "-default-relay-"));
        rights.add(right(WRITE, TOPIC, LITERAL, topics.deadLetters()));
        rights.add(right(WRITE, TOPIC, LITERAL, topics.orders()));
        rights.add(right(WRITE, TOPIC, PREFIXED, topics.events("")));
        List.of(more).forEach(topic -> rights.add(right(WRITE, TOPIC, LITERAL, topic)));
        return rights;
    }

    /** These, and those with which dead letters are looked at and sent once more. */
    public static List<AclBinding> withDeadLetters(Topics topics) {
        List<AclBinding> rights = new ArrayList<>(least(topics));
        rights.add(right(READ, TOPIC, LITERAL, topics.deadLetters()));
        rights.add(right(WRITE, TOPIC, LITERAL, topics.requests()));
        return rights;
    }

    /** One right of the service. */
    public static AclBinding right(AclOperation operation, ResourceType type, PatternType pattern, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + GuardedDoor.SERVICE, "*", operation, AclPermissionType.ALLOW));
    }

    /** Allows the service these, where the broker asks at all. */
    public static void grant(Backends backends, List<AclBinding> rights) {
        if (backends.kafka().equals(backends.service())) {
            return;
        }
        grant(backends.kafka(), rights);
    }

    /** Allows the service these, as somebody who may do that. */
    public static void grant(KafkaAccess access, List<AclBinding> rights) {
        try (Admin admin = Admin.create(access.client())) {
            admin.createAcls(rights).all().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Allowing the service its topics was interrupted.");
        } catch (ExecutionException | TimeoutException e) {
            throw new PartFailed("Kafka did not allow the service its topics: " + e.getMessage());
        }
    }
}
