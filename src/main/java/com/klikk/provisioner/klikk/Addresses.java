package com.klikk.provisioner.klikk;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code networks[].ipv4} and {@code .ipv6} hold: an address, or what stands where there is none yet. */
final class Addresses {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\\w+)?");
    private static final Pattern UNSPECIFIED = Pattern.compile("[0:.]*(%\\w+)?");

    private Addresses() {}

    /** The addresses of a text, without the length of their network. */
    static Stream<String> split(String text) {
        return Arrays.stream(SEPARATOR.split(text.strip())).map(address -> address.replaceFirst("/[0-9]+$", ""));
    }

    static boolean isV4(String address) {
        return V4.matcher(address).matches() && !UNSPECIFIED.matcher(address).matches();
    }

    static boolean isV6(String address) {
        return V6.matcher(address).matches() && !UNSPECIFIED.matcher(address).matches();
    }
}
