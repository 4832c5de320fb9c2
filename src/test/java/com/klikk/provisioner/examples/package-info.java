/** The examples for publishers and consumers, run as their pages tell. */
package com.klikk.provisioner.examples;
