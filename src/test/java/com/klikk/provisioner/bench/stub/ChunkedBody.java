package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A listing on its way: in chunks of 64 KiB, however long it is. */
final class ChunkedBody {
    private static final int ROOM = 1 << 16;
    private static final int SIZE_LINE = 8;
    private static final byte[] END = "0\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(ISO_8859_1);

    private final OutputStream out;
    private final byte[] chunk = new byte[SIZE_LINE + ROOM + 2];
    private int used = SIZE_LINE;

    ChunkedBody(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEAD);
    }

    /** A row, after a comma where it is not the first. */
    void row(byte[] row, boolean first) throws IOException {
        if (used + row.length + 1 > SIZE_LINE + ROOM) {
            flush();
        }
        if (!first) {
            chunk[used++] = ',';
        }
        System.arraycopy(row, 0, chunk, used, row.length);
        used += row.length;
    }

    /** What stands before or behind the rows. */
    void text(String text) throws IOException {
        row(text.getBytes(ISO_8859_1), true);
    }

    void end() throws IOException {
        flush();
        out.write(END);
    }

    private void flush() throws IOException {
        if (used > SIZE_LINE) {
            byte[] size =
                    String.format(Locale.ROOT, "%06x\r\n", used - SIZE_LINE).getBytes(ISO_8859_1);
            System.arraycopy(size, 0, chunk, 0, SIZE_LINE);
            chunk[used++] = '\r';
            chunk[used++] = '\n';
            out.write(chunk, 0, used);
            used = SIZE_LINE;
        }
    }
}
