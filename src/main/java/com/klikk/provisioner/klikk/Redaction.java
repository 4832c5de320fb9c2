package com.klikk.provisioner.klikk;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the provider's words fit to be stored and shown: without secrets and control characters, 500 characters at most.
 * Of a known secret no {@value #WINDOW} characters in a row survive, because a quote may be cut or wrapped.
 */
final class Redaction {
    private static final String MARK = "[redacted]";
    private static final int LONGEST = 500;
    private static final int SHORTEST = 4;
    private static final int WINDOW = 12;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final List<Pattern> SUSPECT = List.of(
            Pattern.compile("\\b(?:sk-)?(?:ssh|ecdsa)-[\\w@.-]+\\s+(AAAA\\S*)"),
            Pattern.compile("\\bresponse=\\W{0,2}([0-9a-fA-F]{16,})"),
            Pattern.compile("AAAA[A-Za-z0-9+/=\\\\%_-]{16,}"),
            Pattern.compile("(?<=\\w://)[^/\\s@]{1,200}@"),
            Pattern.compile("\\w://[^\\s\"'<>?#]{1,2000}\\?([^\\s\"'<>]+)"));

    private final Set<String> literals;
    private final Set<String> windows = new HashSet<>();

    private Redaction(Set<String> literals) {
        this.literals = literals;
        this.literals.forEach(this::addWindows);
    }

    /** Knows these secrets, beside what looks like one. */
    static Redaction of(Collection<String> secrets) {
        return new Redaction(usable(secrets));
    }

    /** Knows more. */
    Redaction with(Collection<String> secrets) {
        Set<String> all = new HashSet<>(literals);
        all.addAll(secrets);
        return new Redaction(usable(all));
    }

    /** Hiding each single letter would hide everything. */
    private static Set<String> usable(Collection<String> secrets) {
        return secrets.stream().filter(secret -> secret.length() >= SHORTEST).collect(Collectors.toUnmodifiableSet());
    }

    /** Covers secrets and nothing else: for texts that are passed on whole. */
    String cover(String text) {
        return cover(text, suspects(text));
    }

    /** Null stays null. */
    String clean(String text) {
        if (text == null) {
            return null;
        }
        String shown =
                CONTROL.matcher(cover(text, suspects(text))).replaceAll(" ").strip();
        return shown.length() <= LONGEST ? shown : shown.substring(0, boundary(shown));
    }

    private BitSet suspects(String text) {
        BitSet hidden = new BitSet(text.length());
        for (String literal : literals) {
            for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
                hidden.set(at, at + literal.length());
            }
        }
        for (int at = 0; !windows.isEmpty() && at + WINDOW <= text.length(); at++) {
            if (windows.contains(text.substring(at, at + WINDOW))) {
                hidden.set(at, at + WINDOW);
            }
        }
        SUSPECT.forEach(pattern -> hide(pattern.matcher(text), hidden));
        return hidden;
    }

    private static void hide(Matcher found, BitSet hidden) {
        while (found.find()) {
            int group = found.groupCount();
            hidden.set(found.start(group), found.end(group));
        }
    }

    private static String cover(String text, BitSet hidden) {
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int from = hidden.nextSetBit(at);
            if (from < 0) {
                return shown.append(text, at, text.length()).toString();
            }
            shown.append(text, at, from).append(MARK);
            at = hidden.nextClearBit(from);
        }
        return shown.toString();
    }

    /** Never splits a pair of surrogates. */
    private static int boundary(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    private void addWindows(String secret) {
        for (int at = 0; at + WINDOW <= secret.length(); at++) {
            String window = secret.substring(at, at + WINDOW);
            if (window.strip().length() == WINDOW) {
                windows.add(window);
            }
        }
    }
}
