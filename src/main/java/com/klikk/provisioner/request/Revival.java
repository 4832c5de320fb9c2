package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.request.Message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The message that is sent in a dead one's stead: with its key, its headers and its request id, and a header that names the letter. */
record Revival(RequestReader reader, Message original, long letter) {
    private static final String NAMES_LETTER = "resubmitted-dead-letter";
    private static final String TELL_OF_DEATH = "dead-letter-";
    private static final String REQUEST_ID = "request_id";

    /** The letter that the message stands for once more, or null where it came by itself. */
    static Long letterOf(Message message) {
        String named = Headers.of(message).last(NAMES_LETTER);
        return named != null && named.matches("[0-9]{1,18}") ? (Long) Long.parseLong(named) : null;
    }

    /** It stands where the original stood, until it is sent. */
    Message with(byte[] value) {
        List<Header> headers = new ArrayList<>(original.headers().stream()
                .filter(header -> !isOurs(header.name().toLowerCase(Locale.ROOT)))
                .toList());
        String id = idOf(message(value, headers));
        if (original.position().equals(id)) {
            headers.add(header(REQUEST_ID, idThatItHad()));
        }
        headers.add(header(NAMES_LETTER, Long.toString(letter)));
        return message(value, List.copyOf(headers));
    }

    private static boolean isOurs(String name) {
        return name.startsWith(TELL_OF_DEATH) || name.equals(NAMES_LETTER);
    }

    /** Where neither the body nor an event nor a header gave one, it was the position; that of the new message would be another. */
    private String idThatItHad() {
        String id = idOf(original);
        return id == null ? original.position() : id;
    }

    private String idOf(Message message) {
        return new Arrival(message, reader.read(message)).requestId();
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(UTF_8));
    }

    private Message message(byte[] value, List<Header> headers) {
        return new Message(
                original.topic(),
                original.partition(),
                original.offset(),
                original.timestamp(),
                original.key(),
                value,
                headers);
    }
}
