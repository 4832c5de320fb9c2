package com.klikk.provisioner.request;

import java.util.regex.Pattern;

/** Rules for texts that a schema can name and not tell. */
final class TextFormats {
    // Looser than a URI parser: what the provider fetches is its business, that it is an address is ours.
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#\\\\]+([/?#]\\S*)?");

    private TextFormats() {}

    static boolean requestId(Spot spot, String text) {
        if (!RequestId.isValid(text)) {
            spot.mustBe(RequestId.RULE);
            return false;
        }
        return true;
    }

    /** The address is never shown: its query often holds a key. */
    static boolean webAddress(Spot spot, String text) {
        if (!WEB_ADDRESS.matcher(text.strip()).matches()) {
            spot.problem("must be an absolute http or https URL");
            return false;
        }
        return true;
    }

    static boolean addresses(Spot spot, String text) {
        if (CommaList.isEmpty(text)) {
            spot.problem("must name at least one address or network, is empty");
            return false;
        }
        return CommaList.check(spot, text, IpAddress::isAddressOrNetwork, "an IPv4 or IPv6 address or network");
    }

    static boolean ports(Spot spot, String text) {
        return CommaList.check(spot, text, PortRange::isValid, "a port from 1 to 65535 or a range such as 12000:12010");
    }
}
