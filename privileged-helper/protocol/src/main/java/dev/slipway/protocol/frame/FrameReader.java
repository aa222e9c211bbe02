package dev.slipway.protocol.frame;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads frames; confined to one thread. Nothing is allocated for a frame that is too long. */
public final class FrameReader {
    private final DataInputStream in;

    public FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * The next frame; null at the end.
     *
     * @throws FrameException for what is none
     * @throws EOFException for an end within one
     */
    public @Nullable Frame next() throws IOException {
        int stream = in.read();
        if (stream < 0) {
            return null;
        }
        if (stream > Frame.RESIZE) {
            throw new FrameException("there is no stream " + stream);
        }
        int length = in.readInt();
        if (length < 0 || length > Frame.LONGEST) {
            throw new FrameException(Integer.toUnsignedString(length) + " bytes are more than " + Frame.LONGEST);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Frame(stream, bytes);
    }
}
