/** The operators' side: REST, access, health and metrics. Nothing of ours imports it. */
package com.klikk.provisioner.ops;
