package dev.slipway.protocol.frame;

import java.io.IOException;

/** What came is no frame; reading cannot go on. */
public final class FrameException extends IOException {
    private static final long serialVersionUID = 1L;

    FrameException(String reason) {
        super("could not read a frame: " + reason);
    }
}
