package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenDoor.class)
class AsyncApiTest {
    @Inject
    ProvisionerConfig config;

    private static Description served() {
        byte[] yaml =
                given().get("/asyncapi.yaml").then().statusCode(200).extract().asByteArray();
        return Description.of(new String(yaml, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/yaml", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void descriptionIsServedAsYaml(String accepted) {
        given().accept(accepted)
                .get("/asyncapi.yaml")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/yaml"))
                .header("Cache-Control", containsString("max-age="))
                .body(startsWith("asyncapi: \"3.0.0\"\n"));
    }

    @Test
    void whatIsServedIsAsAsyncApiWantsItAndTellsTheTopicsThatAreUsed() {
        Description description = served();

        assertThat(description.violations()).isEmpty();
        assertThat(description.messages())
                .hasSize(3 + 12)
                .containsKeys(
                        config.requests().topic(),
                        config.requests().dlqTopic(),
                        config.orders().topic(),
                        config.events().topic().replace("{type}", "server-ready"));
    }

    @Test
    void everySchemaThatItRefersToIsServed() {
        List<String> schemas = served().references().stream()
                .filter(reference -> !reference.startsWith("#"))
                .toList();

        assertThat(schemas).hasSize(14);
        schemas.forEach(schema -> given().get(schema.substring("http://localhost:8080".length()))
                .then()
                .statusCode(200)
                .body("'$id'", equalTo(schema)));
    }
}
