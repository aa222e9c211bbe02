package dev.slipway.gui.connection;

import dev.slipway.protocol.client.ProcessStreams;
import dev.slipway.protocol.frame.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The streams of a process, over the socket. */
record ProcessFrames(ProcessStreams streams) implements ProcessChannel {
    @Override
    public void readAll(Sink sink) throws IOException {
        for (Frame frame = streams.read(); frame != null; frame = streams.read()) {
            sink.frame(frame.stream(), frame.bytes());
        }
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        Frame frame = streams.read();
        return frame == null ? null : frame.bytes();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        streams.write(bytes);
    }

    @Override
    public void resize(int columns, int lines) throws IOException {
        streams.resize(columns, lines);
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}
