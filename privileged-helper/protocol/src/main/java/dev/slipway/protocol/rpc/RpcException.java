package dev.slipway.protocol.rpc;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error response. Its message is a sentence for the user. */
public final class RpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RpcError error;

    public RpcException(RpcError error) {
        super(error.message());
        this.error = error;
    }

    /** An error with one of the standard codes. */
    public static RpcException of(int code, String message) {
        return new RpcException(new RpcError(code, message, null));
    }

    /** An error of the engine's kind. */
    public static RpcException of(ErrorKind kind, String message, @Nullable String hint) {
        return new RpcException(
                new RpcError(RpcError.ENGINE, message, new RpcError.Data(kind.name(), message, null, hint, null)));
    }

    public RpcError error() {
        return error;
    }

    public int code() {
        return error.code();
    }

    /** The sentence for the user; never null, unlike {@link #getMessage()} of other exceptions. */
    public String message() {
        return error.message();
    }

    /** The engine's kind; empty for the standard codes and for a kind that this client does not know. */
    public Optional<ErrorKind> kind() {
        RpcError.Data data = error.data();
        if (data == null) {
            return Optional.empty();
        }
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.name().equals(data.kind())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public boolean is(ErrorKind kind) {
        return kind().filter(kind::equals).isPresent();
    }

    /** What to do about it, if there is something. */
    public Optional<String> hint() {
        RpcError.Data data = error.data();
        return data == null ? Optional.empty() : Optional.ofNullable(data.hint());
    }

    /** The full id of the object it is about. */
    public Optional<String> id() {
        RpcError.Data data = error.data();
        return data == null ? Optional.empty() : Optional.ofNullable(data.id());
    }

    /** Typed facts; empty if there are none. */
    public Map<String, Object> details() {
        RpcError.Data data = error.data();
        Map<String, Object> details = data == null ? null : data.details();
        return details == null ? Map.of() : details;
    }
}
