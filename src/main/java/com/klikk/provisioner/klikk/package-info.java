/**
 * The provider's JSON API: one URL, five actions. {@link com.klikk.provisioner.klikk.Provider} is what the rest of the house
 * sees; {@link com.klikk.provisioner.klikk.KlikkProvider} speaks HTTP; {@code *Outcome} decides what a reply means;
 * {@code *Reader} takes from a body what can be read.
 */
package com.klikk.provisioner.klikk;
