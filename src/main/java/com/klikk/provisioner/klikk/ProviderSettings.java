package com.klikk.provisioner.klikk;

import java.net.URI;
import java.time.Duration;

/** What it takes to call the provider for one account (customer profile). */
public record ProviderSettings(String account, URI url, Authorization authorization, Limits limits) {
    /** How long a connection and a reply may take, and how many calls may run at once. */
    public record Limits(Duration connectTimeout, Duration requestTimeout, int maxConcurrent) {}
}
