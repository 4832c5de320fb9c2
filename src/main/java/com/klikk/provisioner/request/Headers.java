package com.klikk.provisioner.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A message's headers by name, whatever their case; of several the last counts, as in Kafka's own clients. */
record Headers(List<Message.Header> all) {
    static Headers of(Message message) {
        return new Headers(message.headers() == null ? List.of() : message.headers());
    }

    /** The value as text, or null; a header without a value is no header. */
    String last(String name) {
        String found = null;
        for (Message.Header header : all) {
            if (name.equalsIgnoreCase(header.name()) && header.value() != null) {
                found = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return found;
    }

    /** The media type without its parameters, in lower case; empty where there is none. */
    String mediaType() {
        String type = last("content-type");
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
