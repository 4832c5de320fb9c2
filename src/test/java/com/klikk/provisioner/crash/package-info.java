/**
 * A service that is abandoned, or cut off, at every step of a request's story: the steps are not listed by hand but found in a calm run,
 * for all that a {@link com.klikk.provisioner.crash.Life} does to the world passes a {@link com.klikk.provisioner.crash.Gate}.
 */
package com.klikk.provisioner.crash;
