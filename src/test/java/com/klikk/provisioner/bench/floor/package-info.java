/**
 * A bare pipeline that makes the same calls and tells the same records as the service, and nothing else: what the machine allows. It checks
 * nothing, keeps no history, and may tell an event twice or not at all after a crash. A process of its own.
 */
package com.klikk.provisioner.bench.floor;
