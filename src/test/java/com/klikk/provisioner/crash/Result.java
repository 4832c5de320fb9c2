package com.klikk.provisioner.crash;

import java.time.Duration;

/** What became of a request that was struck at a point; {@code problem} is null where all promises were kept. */
record Result(Point point, boolean met, String ending, Throwable problem, Duration took) {}
