package com.klikk.provisioner.request;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong and what is doubtful, bounded so that the answer to any request fits into one event. */
final class Findings {
    private static final int MOST_LISTED = 100;
    private static final int LONGEST_POINTER = 400;

    private final List<Problem> problems;
    private final List<Problem> warnings = new ArrayList<>();
    private int unlisted;

    Findings(List<Problem> already) {
        problems = new ArrayList<>(already);
    }

    void problem(Place at, String message) {
        if (problems.size() < MOST_LISTED) {
            problems.add(new Problem(bounded(at), message));
        } else {
            unlisted++;
        }
    }

    void warning(Place at, String message) {
        if (warnings.size() < MOST_LISTED) {
            warnings.add(new Problem(bounded(at), message));
        }
    }

    boolean sound() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        List<Problem> listed = new ArrayList<>(problems);
        if (unlisted > 0) {
            listed.add(new Problem("", "has " + unlisted + " more problems that are not listed"));
        }
        return List.copyOf(listed);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private static String bounded(Place at) {
        String pointer = at.pointer();
        return pointer.length() <= LONGEST_POINTER
                ? pointer
                : pointer.substring(0, Math.max(0, pointer.lastIndexOf('/', LONGEST_POINTER)));
    }
}
