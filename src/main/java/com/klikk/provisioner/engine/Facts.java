package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Knowledge.Learned;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the database knows of an account's orders when a listing is read.
 *
 * @param open all intents of the account whose outcome is not known
 * @param strangers orders of the listing that no saga owns, with the time each was first seen
 * @param learned orders that the listing must show
 * @param givenUp attempts of the last day that were taken for failed although they were unclear
 * @param listedSince when the first listing was read, which may be this one
 */
record Facts(
        List<Intent> open,
        Map<Long, Instant> strangers,
        List<Learned> learned,
        List<GivenUp> givenUp,
        Instant listedSince) {
    /** Whether an attempt of ours may have made this order: no saga owns it, and it was not there before. */
    boolean matters(long orderId) {
        Instant seen = strangers.get(orderId);
        return seen != null
                && (open.stream().anyMatch(intent -> !Evidence.seenBefore(seen, intent))
                        || givenUp.stream().anyMatch(attempt -> seen.isAfter(attempt.at())));
    }
}
