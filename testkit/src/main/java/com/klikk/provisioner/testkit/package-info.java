/**
 * Plays any lifecycle of an order into a consumer's tests: {@link com.klikk.provisioner.testkit.Lifecycle} tells it step by step, and
 * {@link com.klikk.provisioner.testkit.Messages} hands it to a Kafka or to a unit test, as the service would have sent it.
 */
package com.klikk.provisioner.testkit;
