/** Spans: few, short, and none where nobody collects them. The only room that knows OpenTelemetry; it knows no other room. */
package com.klikk.provisioner.trace;
