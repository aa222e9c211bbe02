package dev.slipway.protocol.rpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error} of a response.
 *
 * @param code a standard JSON-RPC code, or -32000 for the engine's errors
 * @param message one sentence for the user
 * @param data always there for -32000
 */
public record RpcError(int code, String message, @Nullable Data data) {
    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;
    public static final int ENGINE = -32000;

    /**
     * What the engine says of its error.
     *
     * @param kind see {@link ErrorKind}; a string, because a newer helper may know more kinds than this client
     * @param message the same sentence as the error's
     * @param id full id of the object it is about
     * @param hint what to do about it
     * @param details typed facts
     */
    public record Data(
            String kind,
            @Nullable String message,
            @Nullable String id,
            @Nullable String hint,
            @Nullable Map<String, Object> details) {}
}
