package com.klikk.provisioner.trace;

import io.opentelemetry.api.common.AttributeKey;

/** What spans say: ids, and names of ours. Never a body, a URL, or a text that somebody else wrote. */
final class Said {
    static final AttributeKey<String> REQUEST = AttributeKey.stringKey("provisioner.request_id");
    static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("provisioner.account");
    static final AttributeKey<String> ACTION = AttributeKey.stringKey("provisioner.action");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("provisioner.outcome");
    static final AttributeKey<Long> ORDER = AttributeKey.longKey("provisioner.order_id");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("provisioner.attempt");
    static final AttributeKey<Long> SAGAS = AttributeKey.longKey("provisioner.sagas");
    static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("cloudevents.event_id");
    static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");
    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    static final AttributeKey<String> PEER = AttributeKey.stringKey("peer.service");

    private Said() {}
}
