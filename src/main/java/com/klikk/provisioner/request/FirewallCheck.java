package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the membership in a firewall group. */
final class FirewallCheck {
    private FirewallCheck() {}

    static void check(Spot options) {
        Spot group = options.member("firewall_id");
        if (group.present() && !isGroup(group.value())) {
            group.mustBe("the id of a firewall group");
        }
        Spot member = options.member("firewall_addme");
        if (member.missing()) {
            return;
        }
        if (Numeric.flag(member.value()).isEmpty()) {
            member.mustBe("1 or 0");
        } else if (group.missing()) {
            member.warning("has no effect without firewall_id");
        }
    }

    private static boolean isGroup(JsonNode value) {
        if (Numeric.read(value).isPresent()) {
            return Numeric.whole(value, 0, Long.MAX_VALUE).isPresent();
        }
        return value.isTextual() && !value.textValue().isBlank();
    }
}
