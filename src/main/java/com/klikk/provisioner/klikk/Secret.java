package com.klikk.provisioner.klikk;

import java.nio.file.Path;
import java.util.Optional;

/** A token or password. Its {@code toString} never shows it. */
sealed interface Secret permits Secret.Fixed, SecretFile {
    /** The value as it is now. */
    String value();

    /** From the key's own value, else from the file that {@code <key>-file} names. */
    static Secret of(String key, Optional<String> value, Optional<String> file) {
        if (value.isPresent()) {
            return new Fixed(checked(key, value.get()));
        }
        String path = file.orElseThrow(() -> new IllegalArgumentException(key + " or " + key + "-file is missing"));
        return new SecretFile(key + "-file", Path.of(path), System::nanoTime);
    }

    /** Trimmed; a blank or a control character would break the request's header. */
    static String checked(String key, String value) {
        String secret = value.strip();
        if (secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(key + " is blank or contains control characters");
        }
        return secret;
    }

    /** A value from the configuration. */
    record Fixed(String value) implements Secret {
        @Override
        public String toString() {
            return "[secret]";
        }
    }
}
