package dev.slipway.gui.connection;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Frames of a channel: a byte for the stream, four for the length with the highest first, then the bytes.
 *
 * @param channel is closed with it
 */
record ChannelFrames(InputStream input, Closeable channel) implements Frames {
    private static final int LONGEST = 1024 * 1024;

    @Override
    public void readAll(Sink sink) throws IOException {
        DataInputStream in = new DataInputStream(input);
        for (int stream = in.read(); stream >= 0; stream = in.read()) {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("the helper sent a frame of " + Integer.toUnsignedString(length) + " bytes");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            sink.frame(stream, bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
