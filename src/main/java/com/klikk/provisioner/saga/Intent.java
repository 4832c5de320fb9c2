package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.List;

/**
 * An {@code order_create} that was begun and whose outcome is not known.
 *
 * @param saga the saga's key, to tell intents apart
 * @param landed from then on nobody can be sending the call any more; null where it may be under way right now
 * @param before the account's last listing before it; null where there was none
 * @param names the items' names
 * @param meaning equal where what is bought is the very same
 */
public record Intent(
        long saga,
        int attempt,
        Token token,
        Instant since,
        Instant landed,
        Baseline before,
        List<String> names,
        String meaning) {
    /** Whether an order that no saga owns may be this intent's, as far as its names tell, and a listing of before it does not show it. */
    public boolean mayHaveMade(Listing.Entry entry, Long firstShownBy) {
        return (firstShownBy == null || !Evidence.seenBefore(firstShownBy, this)) && entry.mayHold(names);
    }

    boolean inFlight(Instant at) {
        return landed == null || landed.isAfter(at);
    }

    boolean sameNames(Intent other) {
        return Listing.sorted(names).equals(Listing.sorted(other.names));
    }
}
