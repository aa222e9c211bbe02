package dev.slipway.protocol.rpc;

import java.io.IOException;

/** The peer sent a line longer than the contract allows; what follows on the stream has no meaning. */
public final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException(int limit) {
        super("a line is longer than " + limit + " bytes");
    }
}
