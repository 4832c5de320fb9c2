package com.klikk.provisioner.engine.planted;

import com.klikk.provisioner.request.Receipt;

/** Breaks the doors' wall. */
public record KnowsTheDoor(Receipt receipt) {}
