package com.klikk.provisioner.request;

import java.util.function.Predicate;

/** Texts that hold several entries separated by commas; blanks and empty entries don't count. */
final class CommaList {
    private CommaList() {}

    static boolean isEmpty(String list) {
        return list.chars().allMatch(c -> c == ',' || Character.isWhitespace(c));
    }

    /** Notes each entry that isn't what it must be; false where there is one. */
    static boolean check(Spot spot, String list, Predicate<String> valid, String rule) {
        int position = 0;
        boolean sound = true;
        for (String entry : list.split(",", -1)) {
            position++;
            String bare = entry.strip();
            if (!bare.isEmpty() && !valid.test(bare)) {
                spot.problem("entry " + position + " must be " + rule + ", is " + Shown.text(bare));
                sound = false;
            }
        }
        return sound;
    }
}
