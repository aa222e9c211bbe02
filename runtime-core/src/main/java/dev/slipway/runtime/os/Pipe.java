package dev.slipway.runtime.os;

import java.io.IOException;

/** Both ends of a pipe, each closed once. */
final class Pipe implements AutoCloseable {
    private final Descriptor reader;
    private final Descriptor writer;

    private Pipe(Descriptor reader, Descriptor writer) {
        this.reader = reader;
        this.writer = writer;
    }

    static Pipe open() throws IOException {
        Descriptor[] ends = Descriptor.pipe();
        return new Pipe(ends[0], ends[1]);
    }

    /** A pipe that yields these bytes, which fit its buffer, and then its end. */
    static Pipe holding(byte[] bytes) throws IOException {
        Pipe pipe = open();
        try {
            pipe.write(bytes);
        } catch (IOException e) {
            pipe.close();
            throw e;
        }
        pipe.closeWriteEnd();
        return pipe;
    }

    /** Writes bytes that fit its buffer. */
    void write(byte[] bytes) throws IOException {
        if (bytes.length > 0 && Native.C.write(writer.number(), bytes, bytes.length) != bytes.length) {
            throw new IOException("a pipe did not take " + bytes.length + " bytes");
        }
    }

    Descriptor reader() {
        return reader;
    }

    int readEnd() {
        return reader.number();
    }

    int writeEnd() {
        return writer.number();
    }

    void closeReadEnd() {
        reader.close();
    }

    void closeWriteEnd() {
        writer.close();
    }

    void closeBoth() {
        close();
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
