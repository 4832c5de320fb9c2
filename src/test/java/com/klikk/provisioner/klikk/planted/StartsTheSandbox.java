package com.klikk.provisioner.klikk.planted;

import com.klikk.provisioner.sandbox.Sandbox;

/** Breaks the sandbox's wall from outside. */
public record StartsTheSandbox(Sandbox sandbox) {}
