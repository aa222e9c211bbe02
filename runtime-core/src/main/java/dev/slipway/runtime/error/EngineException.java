package dev.slipway.runtime.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that crosses the engine's border. Its message is a sentence for the user, "could not &lt;verb&gt;
 * &lt;thing&gt;: &lt;reason&gt;", its hint says what to do about it.
 *
 * <p>The cause, if any, is for the log alone and never reaches a client.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final @Nullable String id;
    private final @Nullable String hint;
    private final transient Map<String, Object> details;

    private EngineException(
            ErrorKind kind,
            String message,
            @Nullable String id,
            @Nullable String hint,
            Map<String, Object> details,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.id = id;
        this.hint = hint;
        this.details = Map.copyOf(details);
    }

    public static EngineException of(ErrorKind kind, String message) {
        return new EngineException(kind, message, null, null, Map.of(), null);
    }

    public static EngineException of(ErrorKind kind, String message, Throwable cause) {
        return new EngineException(kind, message, null, null, Map.of(), cause);
    }

    /** The same error, about the object with this id. */
    public EngineException about(String objectId) {
        return copy(objectId, hint, details);
    }

    /** The same error with a sentence that says what the user can do. */
    public EngineException hint(String sentence) {
        return copy(id, sentence, details);
    }

    /** The same error with one more typed detail; {@code value} is a string, number, boolean, list or map of those. */
    public EngineException detail(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(key, value);
        return copy(id, hint, more);
    }

    /** With the cause, the place and what was suppressed: whoever looks for those finds them after any wrapping. */
    private EngineException copy(@Nullable String aboutId, @Nullable String withHint, Map<String, Object> withDetails) {
        EngineException copy = new EngineException(kind, message(), aboutId, withHint, withDetails, getCause());
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The message; never null, unlike {@link #getMessage()} of other exceptions. */
    public String message() {
        return Objects.requireNonNull(getMessage());
    }

    /** The full id of the object the error is about, if it is about one. */
    public @Nullable String id() {
        return id;
    }

    /** What to do about it, if there is something. */
    public @Nullable String hint() {
        return hint;
    }

    public Map<String, Object> details() {
        return details;
    }
}
