package com.klikk.provisioner.sandbox.access;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The addresses that a token may be used from: any of some networks. */
public record IpFilter(List<Network> networks) {
    /** An address range; bits beyond the prefix are ignored. */
    public record Network(InetAddress address, int prefix) {
        /** Reads {@code 10.0.0.0/8} or a single address; what is neither is an IllegalArgumentException. */
        public static Network of(String text) {
            String[] parts = text.strip().split("/", 2);
            InetAddress address = parsed(parts[0]);
            int bits = address.getAddress().length * Byte.SIZE;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("no such prefix: " + text);
            }
            return new Network(address, prefix);
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            int rest = mine.length * Byte.SIZE - prefix;
            return mine.length == theirs.length
                    && new BigInteger(1, mine).shiftRight(rest).equals(new BigInteger(1, theirs).shiftRight(rest));
        }
    }

    boolean admits(String address) {
        InetAddress caller = parsed(address);
        return networks.stream().anyMatch(n -> n.contains(caller));
    }

    // Never asks a name server. An IPv4 address that comes in IPv6's clothes counts as what it is.
    private static InetAddress parsed(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text.strip());
        if (bytes == null) {
            throw new IllegalArgumentException("no address: " + text);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
    }
}
