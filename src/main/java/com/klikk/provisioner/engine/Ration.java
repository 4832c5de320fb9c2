package com.klikk.provisioner.engine;

import java.time.Duration;

/**
 * What a replica may do of what it asked for.
 *
 * @param first how long from now its first call's moment is; the others follow a spacing apart
 * @param calls how many moments are its own
 * @param permits how many calls it may have under way, for {@link Allotment#LEASE}
 */
record Ration(Duration first, int calls, int permits) {}
