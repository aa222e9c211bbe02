package dev.slipway.gui.exec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes lines of the bytes of one stream, whatever pieces they come in. One thread. */
final class OutputLines {
    /** Takes a line, or a piece of one that goes on. */
    interface Taker {
        void line(String text, boolean partial);
    }

    private static final int PIECE = 8192;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Taker taker;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean open;

    OutputLines(Taker taker) {
        this.taker = taker;
    }

    /** The next bytes. */
    void take(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + bytes.length)
                .put(rest)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate(PIECE);
        CoderResult result;
        do {
            result = decoder.decode(in, out, false);
            cut(out.flip().toString());
            out.clear();
        } while (result.isOverflow());
        rest = in;
    }

    /** No more will come: what waits for the end of its line is a line now. */
    void end() {
        if (rest.hasRemaining()) {
            cut("\uFFFD");
        }
        if (open) {
            taker.line("", false);
        }
        open = false;
    }

    private void cut(String text) {
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            taker.line(text.substring(from, at), false);
            open = false;
            from = at + 1;
        }
        if (from < text.length()) {
            taker.line(text.substring(from), true);
            open = true;
        }
    }
}
