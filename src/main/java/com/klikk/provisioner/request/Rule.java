package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One object of the schema, ready to be asked.
 *
 * @param keywords asked in turn until one has seen enough
 * @param demand ends the sentence "must be …"
 * @param secret a value that must not be quoted
 */
record Rule(List<Keyword> keywords, String demand, boolean secret) {
    /** Notes what is wrong at this spot and below it. */
    void check(Spot spot) {
        for (Keyword keyword : keywords) {
            if (!keyword.met(spot, this)) {
                return;
            }
        }
    }

    /** Whether nothing is wrong, without a note. */
    boolean fits(JsonNode value) {
        Findings unheard = new Findings(List.of());
        check(Spot.root(value, unheard));
        return unheard.sound();
    }

    /** Notes that something else has to stand here. */
    boolean refuse(Spot spot) {
        if (secret && spot.present()) {
            spot.problem("must be " + demand);
        } else {
            spot.mustBe(demand);
        }
        return false;
    }
}
