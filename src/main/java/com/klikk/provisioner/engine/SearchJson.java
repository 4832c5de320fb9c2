package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Search;
import java.time.Instant;
import java.util.List;

/** A search as stored. */
record SearchJson(Instant landed, Integer clean, Instant lastClean, Integer fitting, List<Long> candidates) {
    static SearchJson of(Search search) {
        return new SearchJson(
                search.landed(),
                some(search.clean()),
                search.lastClean(),
                some(search.fitting()),
                search.candidates().isEmpty() ? null : search.candidates());
    }

    Search search(int absences) {
        return new Search(
                landed,
                absences,
                clean == null ? 0 : clean,
                lastClean,
                fitting == null ? 0 : fitting,
                candidates == null ? List.of() : candidates);
    }

    private static Integer some(int count) {
        return count == 0 ? null : count;
    }
}
