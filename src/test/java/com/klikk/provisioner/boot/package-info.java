/**
 * Suites whose tests share a start of the service. Surefire hands each process one class after the other, and the service would be started
 * anew for each of them; a suite is one class. Tests with the same settings follow each other in it.
 */
package com.klikk.provisioner.boot;
