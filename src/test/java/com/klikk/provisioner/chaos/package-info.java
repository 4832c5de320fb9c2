/**
 * Money safety against the provider's own books: the packaged service is killed, paused and cut off while orders flow, and in the end no
 * request may have two orders, and none that was bought may be unknown to us.
 */
package com.klikk.provisioner.chaos;
