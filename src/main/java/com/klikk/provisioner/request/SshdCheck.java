package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks who may reach a server, and how. */
final class SshdCheck {
    private SshdCheck() {}

    static void check(Spot sshd) {
        if (!sshd.value().isObject()) {
            sshd.mustBe("an object with ip_allow");
            return;
        }
        allowed(sshd.member("ip_allow"));
        ports(sshd.member("public_ports_allow"));
        AuthorizedKeys.check(sshd.member("authorized_keys"));
    }

    private static void allowed(Spot allow) {
        String list = allow.value().textValue();
        if (list == null) {
            allow.mustBe("a list of addresses and networks in one text, separated by commas");
        } else if (CommaList.isEmpty(list)) {
            allow.problem("must name at least one address or network, is empty");
        } else {
            CommaList.check(allow, list, IpAddress::isAddressOrNetwork, "an IPv4 or IPv6 address or network");
        }
    }

    private static void ports(Spot ports) {
        JsonNode value = ports.value();
        if (value.isNumber()
                && Numeric.whole(value, PortRange.LOWEST, PortRange.HIGHEST).isEmpty()) {
            ports.mustBe("a port from 1 to 65535");
        } else if (value.isTextual()) {
            CommaList.check(
                    ports,
                    value.textValue(),
                    PortRange::isValid,
                    "a port from 1 to 65535 or a range such as 12000:12010");
        } else if (ports.present() && !value.isNumber()) {
            ports.mustBe("a list of ports in one text, separated by commas");
        }
    }
}
