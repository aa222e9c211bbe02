package dev.slipway.gui.connection;

import dev.slipway.protocol.rpc.RpcError;
import org.jspecify.annotations.Nullable;

/** The helper refused or could not do what was asked. */
public final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient RpcError error;

    /** Carries the error of a response. */
    public CallFailedException(RpcError error) {
        super(error.message());
        this.error = error;
    }

    /** The stable word for what went wrong; {@code INTERNAL} for errors that aren't the engine's. */
    public String kind() {
        RpcError.Data data = error.data();
        return data == null ? "INTERNAL" : data.kind();
    }

    /** What to do about it. */
    public @Nullable String hint() {
        RpcError.Data data = error.data();
        return data == null ? null : data.hint();
    }
}
