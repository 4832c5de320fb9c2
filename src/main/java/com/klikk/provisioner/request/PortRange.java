package com.klikk.provisioner.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port, or a range of ports such as {@code 12000:12010}. */
final class PortRange {
    static final int LOWEST = 1;
    static final int HIGHEST = 65_535;
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,5})(?:\\s*:\\s*([0-9]{1,5}))?");

    private PortRange() {}

    static boolean isValid(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int low = Integer.parseInt(matcher.group(1));
        int high = matcher.group(2) == null ? low : Integer.parseInt(matcher.group(2));
        return low >= LOWEST && low <= high && high <= HIGHEST;
    }
}
