package com.klikk.provisioner.request;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.outbox.Shards;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What follows a durable batch: the relay need not wait for its next look, and it is counted. */
@ApplicationScoped
class AfterIntake {
    private final OutboxSignal signal;
    private final MeterRegistry registry;
    private final Set<String> accounts;

    AfterIntake(OutboxSignal signal, MeterRegistry registry, ProvisionerConfig config) {
        this.signal = signal;
        this.registry = registry;
        this.accounts = config.accounts().keySet();
    }

    void taken(List<Arrival> arrivals, List<Receipt> receipts) {
        if (receipts.stream().allMatch(receipt -> receipt == Receipt.TAKEN || receipt == Receipt.KNOWN)) {
            signal.told(Shards.of(arrivals.stream().map(Arrival::requestId)));
        } else {
            signal.fire();
        }
        for (int i = 0; i < receipts.size(); i++) {
            count(arrivals.get(i).account(), receipts.get(i));
        }
    }

    /** An account that is not configured is whatever a message says, and no tag. */
    private void count(String account, Receipt receipt) {
        String known = account != null && accounts.contains(account) ? account : "unknown";
        String outcome = receipt.name().toLowerCase(Locale.ROOT);
        registry.counter("provisioner.requests", "account", known, "outcome", outcome)
                .increment();
    }
}
