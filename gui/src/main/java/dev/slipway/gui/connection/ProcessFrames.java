package dev.slipway.gui.connection;

import dev.slipway.protocol.client.ProcessStreams;
import dev.slipway.protocol.frame.Frame;
import java.io.IOException;

/** The frames of a process, over the socket. */
record ProcessFrames(ProcessStreams streams) implements Frames {
    @Override
    public void readAll(Sink sink) throws IOException {
        for (Frame frame = streams.read(); frame != null; frame = streams.read()) {
            sink.frame(frame.stream(), frame.bytes());
        }
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}
