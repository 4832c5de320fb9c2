package com.klikk.provisioner.klikk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text that arrives in slices sound UTF-8: malformed letters cost only themselves. A slice may end within a letter. */
final class Utf8Slices {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] begun = new byte[0];

    /** Almost always the very same bytes. */
    byte[] sound(byte[] slice, boolean last) {
        if (begun.length == 0 && plain(slice)) {
            return slice;
        }
        ByteBuffer in = ByteBuffer.allocate(begun.length + slice.length)
                .put(begun)
                .put(slice)
                .flip();
        CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
        decoder.reset().decode(in, text, last);
        begun = new byte[in.remaining()];
        in.get(begun);
        ByteBuffer out = StandardCharsets.UTF_8.encode(text.flip());
        byte[] sound = new byte[out.remaining()];
        out.get(sound);
        return sound;
    }

    private static boolean plain(byte[] slice) {
        for (byte one : slice) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }
}
