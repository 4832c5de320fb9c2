package com.klikk.provisioner.ops;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What is known of a dead letter whose original is gone. */
public record GoneLetter(@JsonUnwrapped ProblemDocument problem, DeadLetterItem deadLetter) {}
