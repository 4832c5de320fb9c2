/**
 * The simulated provider "Klikk sandbox": the five documented actions on one URL, orders and servers that live
 * in virtual time, and faults on demand. It imports nothing else of this project, and owns its wire format: a
 * misreading shared by both sides would prove nothing.
 */
package com.klikk.provisioner.sandbox;
