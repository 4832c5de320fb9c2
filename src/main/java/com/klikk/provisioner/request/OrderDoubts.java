package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;

/** What is merely doubtful in a sound {@code order_create}. An order that the provider would take is not ours to refuse. */
final class OrderDoubts {
    private static final String SERVER = "VPS";

    private OrderDoubts() {}

    static void note(Spot body) {
        for (String name : CancelTarget.MEMBERS) {
            if (body.member(name).present()) {
                body.member(name).warning("belongs to order_cancel and is not sent with an order");
            }
        }
        Spot items = body.member("items");
        for (int i = 0; i < items.value().size(); i++) {
            product(items.element(i).member("product"));
        }
    }

    private static void product(Spot product) {
        Spot options = product.member("options");
        if (options.present()) {
            system(options);
            firewall(options);
            boolean server =
                    SERVER.equalsIgnoreCase(product.member("name").value().textValue());
            access(options.member("features").member("sshd"), server);
        }
    }

    private static void system(Spot options) {
        JsonNode os = options.member("os").value();
        boolean named = os.isTextual() && Numeric.read(os).isEmpty();
        Spot version = options.member("os_version");
        if (version.present() && !named) {
            version.warning("has a meaning only with a system that is named in os, such as \"Debian\"");
        }
    }

    private static void firewall(Spot options) {
        Spot member = options.member("firewall_addme");
        if (member.present() && options.member("firewall_id").missing()) {
            member.warning("has no effect without firewall_id");
        }
    }

    private static void access(Spot sshd, boolean server) {
        if (sshd.present()) {
            AuthorizedKeys.check(sshd.member("authorized_keys"));
        } else if (server) {
            sshd.warning("is missing: nobody may be able to log in to the server");
        }
    }
}
