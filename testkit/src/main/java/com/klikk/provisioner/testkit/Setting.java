package com.klikk.provisioner.testkit;

/** What stays the same through a lifecycle; reference and traceparent may be null. */
record Setting(
        String requestId, String account, String reference, Topics topics, String publicUrl, String traceparent) {
    static Setting of(String requestId) {
        return new Setting(requestId, "default", null, Topics.standard(), "http://localhost:8080", null);
    }

    Setting account(String name) {
        return new Setting(requestId, name, reference, topics, publicUrl, traceparent);
    }

    Setting reference(String text) {
        return new Setting(requestId, account, text, topics, publicUrl, traceparent);
    }

    Setting topics(Topics names) {
        return new Setting(requestId, account, reference, names, publicUrl, traceparent);
    }

    Setting publicUrl(String url) {
        return new Setting(requestId, account, reference, topics, url, traceparent);
    }

    Setting traceparent(String header) {
        return new Setting(requestId, account, reference, topics, publicUrl, header);
    }
}
