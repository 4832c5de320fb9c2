package com.klikk.provisioner.sandbox;

import java.util.List;

/** Hands out addresses in a fixed sequence: the documentation ranges of RFC 5737 and RFC 3849, then 10.0.0.0/8. */
final class AddressPool {
    private static final List<String> DOCUMENTATION = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    private static final int HOSTS = 254;

    private int ipv4Taken;
    private int ipv6Taken;

    ServerView.Network next(boolean withIpv4) {
        return new ServerView.Network(withIpv4 ? ipv4(ipv4Taken++) : "", ipv6(++ipv6Taken));
    }

    int ipv4Taken() {
        return ipv4Taken;
    }

    int ipv6Taken() {
        return ipv6Taken;
    }

    /** Goes on after so many. */
    void resume(int ipv4s, int ipv6s) {
        ipv4Taken = ipv4s;
        ipv6Taken = ipv6s;
    }

    static String ipv4(int index) {
        if (index < HOSTS * DOCUMENTATION.size()) {
            return DOCUMENTATION.get(index / HOSTS) + (index % HOSTS + 1);
        }
        int rest = index - HOSTS * DOCUMENTATION.size();
        int net = rest / HOSTS;
        return "10." + (net >> 8 & 255) + "." + (net & 255) + "." + (rest % HOSTS + 1);
    }

    private static String ipv6(int number) {
        String low = Integer.toHexString(number & 0xffff);
        return number > 0xffff ? "2001:db8::" + Integer.toHexString(number >>> 16) + ":" + low : "2001:db8::" + low;
    }
}
