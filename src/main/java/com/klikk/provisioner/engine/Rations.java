package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Where a replica gets its part of an account's calls from. */
interface Rations {
    /**
     * What a replica needs.
     *
     * @param calls moments for calls that wait
     * @param urgent how many of those that wait are purchases and cancels
     * @param running calls under way
     * @param permits how many it would like to have under way
     */
    record Need(int calls, int urgent, int running, int permits) {}

    /** Fails where nobody can tell; then nothing may be called. */
    Uni<Ration> ask(Need need);

    /** The provider wants to be left alone: nobody gets a moment before that time has passed, beside those handed out already. */
    Uni<Void> pause(Duration time);
}
