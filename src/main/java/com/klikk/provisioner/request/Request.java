package com.klikk.provisioner.request;

import com.klikk.provisioner.request.StrictJson.Outcome.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A checked request on its way to the {@link Reading} it becomes. */
record Request(Envelope envelope, Tree tree, Head head, Findings findings) {
    private static final Set<String> NOT_THE_PROVIDERS = notTheProviders();

    Reading create(List<Reading.Item> items) {
        return new Reading.Create(
                head.id().value(),
                head.account(),
                Fingerprint.of(head, tree.root()),
                items,
                VerbatimJson.orderCreate(tree.text(), NOT_THE_PROVIDERS),
                head.reference(),
                findings.warnings(),
                envelope.traceparent());
    }

    Reading cancel(CancelTarget target) {
        return new Reading.Cancel(
                head.id().value(),
                head.account(),
                Fingerprint.of(head, tree.root()),
                target.orderRequestId(),
                target.orderId(),
                target.itemName(),
                target.orderItemId(),
                head.reference(),
                envelope.traceparent());
    }

    private static Set<String> notTheProviders() {
        Set<String> names = new HashSet<>(Set.of("action", "request_id", "account", "reference"));
        names.addAll(CancelTarget.MEMBERS);
        return Set.copyOf(names);
    }
}
