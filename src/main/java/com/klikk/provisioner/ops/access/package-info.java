/** Who may call the REST API, by {@code provisioner.security.mode}. */
package com.klikk.provisioner.ops.access;
