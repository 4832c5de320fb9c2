package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Where nobody compares listings. */
enum NoDiff implements ListingComparison {
    IN_SIGHT;

    @Override
    public Uni<Reading> begin(Set<Long> asking) {
        return Uni.createFrom().item(Reading.UNREAD);
    }

    @Override
    public boolean differs(long orderId) {
        return false;
    }
}
