package dev.slipway.protocol.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The connection to the helper is gone; what was asked may or may not have been done. */
public final class ClientClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
