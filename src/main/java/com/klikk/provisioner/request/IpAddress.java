package com.klikk.provisioner.request;

import java.util.regex.Pattern;

/** The syntax of IPv4 and IPv6 addresses and networks. Java's own parser also takes host names, zones and short forms. */
final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int GROUPS = 8;

    private IpAddress() {}

    /** Bits behind the network's prefix may be set. */
    static boolean isAddressOrNetwork(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean v4 = V4.matcher(address).matches();
        if (!v4 && !isV6(address)) {
            return false;
        }
        return slash < 0 || isPrefix(text.substring(slash + 1), v4 ? 32 : 128);
    }

    private static boolean isPrefix(String text, int longest) {
        return PREFIX.matcher(text).matches() && Integer.parseInt(text) <= longest;
    }

    private static boolean isV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits these are, or -1; the last two may be written as an IPv4 address. */
    private static int groups(String text, boolean last) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (last && i == parts.length - 1 && V4.matcher(parts[i]).matches()) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}
