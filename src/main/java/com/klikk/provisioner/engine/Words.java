package com.klikk.provisioner.engine;

import java.util.Locale;

/** Names of types as words: {@code NotFound} is told as {@code not-found}. */
final class Words {
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    private Words() {}

    static String of(Class<?> type) {
        return NAMES.get(type);
    }
}
