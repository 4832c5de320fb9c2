package com.klikk.provisioner.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.config.ProvisionerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON Schemas among our resources, under the address that others reach us at. */
@ApplicationScoped
class PublishedSchemas {
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*\\.v[0-9]+\\.json");

    private final String publicUrl;

    PublishedSchemas(ProvisionerConfig config) {
        publicUrl = config.publicUrl().toString().replaceFirst("/$", "");
    }

    /** The schema of this name. */
    Optional<String> named(String name) {
        return NAME.matcher(name).matches() ? read(name).map(this::addressed) : Optional.empty();
    }

    /** In the file, a schema's id is its path. */
    private String addressed(String schema) {
        return schema.replace("\"$id\": \"/", "\"$id\": \"" + publicUrl + "/");
    }

    private static Optional<String> read(String name) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream("/schemas/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
