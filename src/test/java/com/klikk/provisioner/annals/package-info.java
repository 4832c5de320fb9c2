/**
 * Years in seconds: the decision core, driven as the engine drives it, against a provider that lives on a simulated clock. Everything is
 * drawn from one seed, and what came of it is held against the provider's own books by checks that share no code with the core.
 */
package com.klikk.provisioner.annals;
