package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.klikk.OrderCover;
import com.klikk.provisioner.request.MaskedMessage.Text;
import com.klikk.provisioner.request.MaskedMessage.Value;
import com.klikk.provisioner.request.StrictJson.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a message fit to be shown. What is not known to be harmless is not shown: too little costs a look into the topic, too much a secret. */
final class Masking {
    private static final String STRUCTURED = "application/cloudevents";
    private static final Pattern HARMLESS_HEADER = Pattern.compile(
            "(?i)ce_(specversion|id|source|type|subject|time|dataschema|datacontenttype|traceparent)"
                    + "|content-type|traceparent|request_id|dead-letter-(reason|topic|partition|offset)|resubmitted-dead-letter");
    private static final Pattern EVENT_ATTRIBUTE = Pattern.compile("(?i)ce_[a-z0-9]{1,40}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 500;

    private final Message message;
    private final OrderCover cover;
    private final boolean structured;

    private Masking(Message message) {
        this.message = message;
        this.cover = OrderCover.of(message.value() == null ? new byte[0] : message.value());
        this.structured = Headers.of(message).mediaType().startsWith(STRUCTURED);
    }

    /** The request id is in lists and events, and no secret. */
    static MaskedMessage of(Message message, String requestId) {
        return new Masking(message).masked(requestId);
    }

    private MaskedMessage masked(String requestId) {
        return new MaskedMessage(
                key(requestId), message.headers().stream().map(this::header).toList(), value());
    }

    private Text key(String requestId) {
        String text = text(message.key())
                .filter(key -> key.equals(requestId) || !Suspicion.text(key))
                .map(this::shown)
                .orElse(null);
        return new Text(text, size(message.key()));
    }

    private MaskedMessage.Header header(Message.Header header) {
        String text = text(header.value())
                .filter(value -> isHarmless(header.name(), value))
                .map(this::shown)
                .orElse(null);
        return new MaskedMessage.Header(cut(printable(header.name()), LONGEST_NAME), text, size(header.value()));
    }

    private static boolean isHarmless(String name, String value) {
        return HARMLESS_HEADER.matcher(name).matches()
                ? !Suspicion.plainly(value)
                : EVENT_ATTRIBUTE.matcher(name).matches() && !Suspicion.name(name) && !Suspicion.text(value);
    }

    private Value value() {
        String requestAt = structured ? "/data" : "";
        if (message.value() == null) {
            return new Value(null, null, "there is no value", requestAt);
        }
        Outcome outcome = StrictJson.event(message.value());
        return outcome instanceof Outcome.Tree tree
                ? new Value(
                        size(message.value()),
                        new MaskedJson(cover, structured).of(SpelledJson.read(tree.text())),
                        null,
                        requestAt)
                : new Value(size(message.value()), null, ((Outcome.Unreadable) outcome).why(), requestAt);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(
                            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private String shown(String text) {
        return cut(printable(cover.cover(text)), LONGEST_TEXT);
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private static Integer size(byte[] bytes) {
        return bytes == null ? null : (Integer) bytes.length;
    }
}
