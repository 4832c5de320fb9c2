/** What the service costs, beside a bare pipeline that does the same: {@code ./mvnw -Pbench}. See docs/performance.md. */
package com.klikk.provisioner.bench;
