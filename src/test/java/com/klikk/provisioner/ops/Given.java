package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Requests by HTTP. */
final class Given {
    private Given() {}

    static String order(String id, String item) {
        return """
                {"request_id": "%s", "reference": "ref of %s",
                 "items": [{"name": "%s", "product": {"name": "VPS", "options": {
                   "quantity_ram_gb": 2, "quantity_cpu": 2, "quantity_storage_gb": 25, "os": "Debian", "os_version": "12",
                   "features": {"ipv4": 1, "sshd": {"authorized_keys": "ssh-ed25519 AAAASECRET", "ip_allow": "10.0.0.0/8"}}}}}]}
                """.formatted(id, id, item);
    }

    static ValidatableResponse posted(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/api/v1/orders")
                .then();
    }
}
