package com.klikk.provisioner.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant as the number of its microseconds, half as long as in words; in words where it is finer than that. Both are read. */
final class MicrosJson {
    private MicrosJson() {}

    static final class Writer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
                json.writeNumber(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            } else {
                json.writeString(instant.toString());
            }
        }
    }

    static final class Reader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? Instant.EPOCH.plus(json.getLongValue(), ChronoUnit.MICROS)
                    : Instant.parse(json.getText());
        }
    }
}
