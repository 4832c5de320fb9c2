/**
 * Klikk Provisioner: orders servers once, and tells what became of them.
 *
 * <p>A request comes in by Kafka or HTTP ({@code request}) and becomes a row. From then on one loop runs ({@code engine}): claim due
 * sagas, perform the one action each asks for, turn the reply into an observation, have the pure core ({@code saga}) decide, commit the
 * next state and its events together. The provider is reached through {@code klikk}; events leave by {@code outbox} in the form that
 * {@code event} gives them; operators look in through {@code ops}. {@code sandbox} simulates the provider.
 */
package com.klikk.provisioner;
