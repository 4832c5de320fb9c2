package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge.Learned;
import java.util.List;
import java.util.Map;

/**
 * What the database knows of an account's orders when a listing is read.
 *
 * @param open all intents of the account whose outcome is not known
 * @param number the listing's own
 * @param strangers orders of the listing that no saga owns, each with the number of the listing that showed it first
 * @param learned orders that the listing must show
 * @param givenUp attempts of the last day that were taken for failed although they were unclear
 */
record Facts(long number, List<Intent> open, Map<Long, Long> strangers, List<Learned> learned, List<GivenUp> givenUp) {
    /** Whether an attempt of ours may have made this order: no saga owns it, and it was not there before. */
    boolean matters(long orderId) {
        Long shownBy = strangers.get(orderId);
        return shownBy != null
                && (open.stream().anyMatch(intent -> !Evidence.seenBefore(shownBy, intent))
                        || givenUp.stream().anyMatch(attempt -> shownBy > attempt.listing()));
    }
}
