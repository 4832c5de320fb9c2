/**
 * How callers of the sandbox prove who they are: by token, HTTP Basic or HTTP Digest. It knows profiles by their names
 * only, and neither orders nor HTTP servers.
 */
package com.klikk.provisioner.sandbox.access;
