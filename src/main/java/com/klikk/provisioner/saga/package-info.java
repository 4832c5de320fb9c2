/**
 * The pure core: what a saga is, what may happen to it, and what follows. Depends on {@code java..} only, knows no clock, no network
 * and no database. {@link com.klikk.provisioner.saga.Decider} is the door.
 */
package com.klikk.provisioner.saga;
