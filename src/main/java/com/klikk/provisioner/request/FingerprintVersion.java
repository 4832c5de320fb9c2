package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.BiFunction;

/** A way to write down what a request means. Its texts are kept for good, so it is never changed: another one is put beside it. */
record FingerprintVersion(String name, BiFunction<Head, ObjectNode, String> meaning) {
    static final FingerprintVersion V1 = new FingerprintVersion("v1", FingerprintVersion::first);

    private static final Set<String> SAID_APART = Set.of("request_id", "action", "account");

    private static String first(Head head, ObjectNode body) {
        CanonicalForm meaning = new CanonicalForm().text(head.action()).text(head.account());
        String source = head.id().source();
        if (source != null) {
            meaning.text(source);
        }
        ObjectNode rest = body.objectNode();
        body.properties().stream()
                .filter(member -> !SAID_APART.contains(member.getKey()))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        return meaning.value(rest, Shape.REQUEST).toString();
    }
}
