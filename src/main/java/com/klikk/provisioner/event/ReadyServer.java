package com.klikk.provisioner.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** An item's server as it was first seen ready: what a {@code server-ready} event tells. {@code json} is the provider's own object. */
public record ReadyServer(String itemName, String json) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The servers of an order by item name, of the JSON of its {@code server-ready} events. */
    public static Map<String, String> byItem(Collection<String> events) {
        Map<String, String> servers = new HashMap<>();
        for (String event : events) {
            ReadyServer ready = of(event);
            servers.put(ready.itemName(), ready.json());
        }
        return servers;
    }

    private static ReadyServer of(String event) {
        try (JsonParser json = JSON.createParser(event)) {
            String itemName = null;
            String server = null;
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "item_name" -> itemName = json.getText();
                    case "server" -> server = verbatim(json, event);
                    default -> json.skipChildren();
                }
            }
            return new ReadyServer(itemName, server);
        } catch (IOException e) {
            throw new IllegalStateException("an event must be readable", e);
        }
    }

    /** Numbers as the provider spelled them, and its white space. */
    private static String verbatim(JsonParser json, String event) throws IOException {
        int begin = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return event.substring(begin, (int) json.currentLocation().getCharOffset());
    }
}
