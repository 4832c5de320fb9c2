package com.klikk.provisioner.ops.health;

import jakarta.enterprise.context.ApplicationScoped;

/** Gauges, looked up when a test says so. */
@ApplicationScoped
public class Refreshed {
    private final WorkGauges gauges;

    Refreshed(WorkGauges gauges) {
        this.gauges = gauges;
    }

    /** Looks them up. */
    public void now() {
        gauges.refresh().await().indefinitely();
    }
}
