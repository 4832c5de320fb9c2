/** End to end on real parts: each class is named for what a user would fear. */
package com.klikk.provisioner.journey;
