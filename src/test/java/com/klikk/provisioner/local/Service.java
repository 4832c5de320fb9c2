package com.klikk.provisioner.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The packaged service as a process. */
final class Service {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final LeashedJvm process;
    private final Addresses addresses;

    private Service(LeashedJvm process, Addresses addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    static Service start(PackagedApp app, Addresses addresses) {
        return new Service(app.start("service", addresses.environment()), addresses);
    }

    LeashedJvm process() {
        return process;
    }

    /** Returns once it says itself that it is ready. */
    void awaitReady() {
        process.await("The service", this::isReady);
    }

    private boolean isReady() {
        HttpRequest question = HttpRequest.newBuilder(URI.create(addresses.serviceUrl() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
