/** A provider without a framework, cheap enough that it is never what limits a measurement. A process of its own. */
package com.klikk.provisioner.bench.stub;
