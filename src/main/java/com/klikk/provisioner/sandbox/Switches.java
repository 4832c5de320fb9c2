package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What may be changed while the sandbox runs. */
final class Switches {
    private SandboxOptions.Listing listing;
    private int paymentReply;
    private boolean unavailable;

    Switches(SandboxOptions options) {
        listing = options.listing();
        paymentReply = options.customers().paymentReply();
    }

    synchronized SandboxOptions.Listing listing() {
        return listing;
    }

    synchronized int paymentReply() {
        return paymentReply;
    }

    /** Whether every call is answered with a proxy's 503. */
    synchronized boolean unavailable() {
        return unavailable;
    }

    synchronized void unavailable(boolean wanted) {
        unavailable = wanted;
    }

    synchronized JsonObject json() {
        return new JsonObject()
                .put("list_shape", listing.shape().name().toLowerCase(Locale.ROOT))
                .put("echo_reference", listing.echoReference())
                .put("payment_reply", paymentReply)
                .put("unavailable", unavailable);
    }

    /** Members left out stay as they are; where one makes no sense, nothing changes. */
    synchronized void change(JsonObject wish) {
        JsonObject wanted = json().mergeIn(wish);
        if (wanted.size() > json().size()) {
            throw new IllegalArgumentException("the switches are " + json().fieldNames());
        }
        ListShape shape =
                ListShape.valueOf(Loose.text(wanted.getValue("list_shape")).toUpperCase(Locale.ROOT));
        int reply = SettingValue.paymentReply(Loose.text(wanted.getValue("payment_reply")));
        boolean echo = flag(wanted, "echo_reference");
        unavailable = flag(wanted, "unavailable");
        listing = new SandboxOptions.Listing(shape, echo);
        paymentReply = reply;
    }

    private static boolean flag(JsonObject wanted, String key) {
        return SettingValue.flag(Loose.text(wanted.getValue(key)));
    }
}
