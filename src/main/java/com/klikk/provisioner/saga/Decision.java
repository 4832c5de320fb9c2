package com.klikk.provisioner.saga;

import java.util.List;

/**
 * What follows from an observation: the next state and its events, to be committed together, and then the action.
 *
 * @param watched attempts to be watched from now on, or whose orders surfaced
 * @param changed false: nothing but {@code when} is worth writing
 */
public record Decision(
        Saga saga, List<LifecycleEvent> events, List<Watched> watched, Action action, When when, boolean changed) {}
