/**
 * The shell around the pure core: claims due sagas, does the one thing each asks for, turns the reply into an observation, and commits
 * the next state together with its events.
 */
package com.klikk.provisioner.engine;
