/** Whether this replica works, is reachable, has started; and the gauges of what it works on. */
package com.klikk.provisioner.ops.health;
