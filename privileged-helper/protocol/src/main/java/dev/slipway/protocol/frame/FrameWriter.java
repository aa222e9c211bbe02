package dev.slipway.protocol.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes frames, each as a whole; safe for use by several threads. */
public final class FrameWriter {
    private final OutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    public synchronized void write(Frame frame) throws IOException {
        byte[] bytes = frame.bytes();
        ByteBuffer whole = ByteBuffer.allocate(Frame.HEAD + bytes.length);
        whole.put((byte) frame.stream()).putInt(bytes.length).put(bytes);
        out.write(whole.array());
    }
}
