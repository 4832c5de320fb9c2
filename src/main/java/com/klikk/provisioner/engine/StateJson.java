package com.klikk.provisioner.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.klikk.provisioner.outbox.Phrases;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Stage;
import java.time.Instant;
import java.util.List;

/** The columns {@code saga.state} and {@code subject.items}: a stage with its data, the cancels, the items. Short names: the row is hot. */
record StateJson(
        String s,
        Integer attempt,
        String token,

        @JsonSerialize(using = MicrosJson.Writer.class) @JsonDeserialize(using = MicrosJson.Reader.class)
        Instant since,

        String why,
        Boolean told,
        Integer absences,
        Long listing,
        Boolean fresh,
        SearchJson search,
        OrderJson order,
        List<OrderJson.Cancel> cancels) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(StateJson.class);
    private static final ObjectReader READER = MAPPER.readerFor(StateJson.class);
    private static final ObjectReader ITEMS =
            MAPPER.readerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, Request.Item.class));

    static String write(Stage stage, List<CancelWish> cancels) {
        return write(stage, cancels, List.of());
    }

    /** {@code asked}: what stands in {@code subject.items} beside it, and need not be told once more. */
    static String write(Stage stage, List<CancelWish> cancels, List<Request.Item> asked) {
        List<OrderJson.Cancel> wishes =
                cancels.isEmpty() ? null : cancels.stream().map(OrderJson::of).toList();
        return text(WRITER, StageJson.of(stage, wishes, asked));
    }

    static StateJson read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("saga.state must be readable", e);
        }
    }

    /** Of a saga without an order, or whose state was written without what was asked for. */
    Stage stage() {
        return stage(List.of());
    }

    Stage stage(List<Request.Item> asked) {
        return StageJson.stage(this, asked);
    }

    List<CancelWish> wishes() {
        return cancels == null
                ? List.of()
                : cancels.stream().map(OrderJson::wish).toList();
    }

    static String writeItems(List<Request.Item> items) {
        return Phrases.ITEMS.shortened(text(MAPPER.writer(), items));
    }

    static List<Request.Item> readItems(String json) {
        try {
            return ITEMS.readValue(Phrases.ITEMS.spelled(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("subject.items must be readable", e);
        }
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state must be writable", e);
        }
    }
}
