package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the values of settings; what makes no sense is an IllegalArgumentException or a DateTimeException. */
final class SettingValue {
    private SettingValue() {}

    static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        require(number >= least && number <= most);
        return number;
    }

    static boolean flag(String text) {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    static double speed(String text) {
        double speed = Double.parseDouble(text);
        require(speed >= 0 && speed <= 1_000_000);
        return speed;
    }

    static long credit(String text) {
        long credit = text.equals("unlimited") ? Purse.UNLIMITED : Long.parseLong(text);
        require(credit >= 0);
        return credit;
    }

    static Duration atLeast(String text, Duration least) {
        Duration duration = Duration.parse(text);
        require(duration.compareTo(least) >= 0 && duration.compareTo(Duration.ofDays(36_500)) <= 0);
        return duration;
    }

    static int paymentReply(String text) {
        require(text.equals("200") || text.equals("402"));
        return Integer.parseInt(text);
    }

    /** Profile names by the ids of their firewall groups. */
    static Map<String, String> firewalls(String text) {
        return text.equals(AccessValue.NONE) ? Map.of() : tokens(text);
    }

    /** Profile names by token, from {@code profile=token,…}; a profile may have several tokens. */
    static Map<String, String> tokens(String text) {
        Map<String, String> profileByToken = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            require(equals > 0 && equals < pair.length() - 1);
            String taken = profileByToken.put(
                    pair.substring(equals + 1).strip(),
                    pair.substring(0, equals).strip());
            require(taken == null);
        }
        return profileByToken;
    }

    static void require(boolean sane) {
        if (!sane) {
            throw new IllegalArgumentException("senseless");
        }
    }
}
