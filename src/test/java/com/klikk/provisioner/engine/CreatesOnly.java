package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CreateReply;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A provider that knows {@code order_create} alone. */
final class CreatesOnly extends KnowsNothing {
    private final Function<BooleanSupplier, Uni<CreateReply>> creates;

    CreatesOnly(Function<BooleanSupplier, Uni<CreateReply>> creates) {
        this.creates = creates;
    }

    @Override
    public Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        return creates.apply(stillOurs);
    }
}
