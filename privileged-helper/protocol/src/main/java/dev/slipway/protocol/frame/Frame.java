package dev.slipway.protocol.frame;

/**
 * A piece of a stream: on the wire a byte for the stream, four for the length, big-endian, and the bytes.
 *
 * @param stream see {@link #STDIN} and the others
 * @param bytes at most {@link #LONGEST}; none on {@link #STDIN} closes it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Frame(int stream, byte[] bytes) {
    /** From the client: what the process reads. */
    public static final int STDIN = 0;
    /** To the client: what it writes, and all that a terminal shows. */
    public static final int STDOUT = 1;
    /** To the client: what it writes as errors. */
    public static final int STDERR = 2;
    /** From the client: the size of the terminal, a {@link TerminalSize} as JSON. */
    public static final int RESIZE = 3;

    /** Bytes of a frame at most, its head not counted. */
    public static final int LONGEST = 1 << 20;

    static final int HEAD = 5;

    public Frame {
        if (stream < STDIN || stream > RESIZE || bytes.length > LONGEST) {
            throw new IllegalArgumentException("no frame: stream " + stream + ", " + bytes.length + " bytes");
        }
    }
}
