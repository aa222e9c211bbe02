package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The errors of images that can't be read. */
final class Damage {
    private static final String REMEDY = "Take the checkpoint again, or import it again from its archive.";

    private Damage() {}

    /** The error of an image that can't be what CRIU wrote. */
    static EngineException of(Path file, String reason) {
        return of(file, reason, null);
    }

    /** As above, with what it was noticed by. */
    static EngineException of(Path file, String reason, @Nullable Throwable cause) {
        String message = "could not read the checkpoint: the image " + name(file) + " is damaged: " + reason;
        EngineException error = cause == null
                ? EngineException.of(ErrorKind.CHECKPOINT, message)
                : EngineException.of(ErrorKind.CHECKPOINT, message, cause);
        return error.hint(REMEDY);
    }

    /** The error of an image that is not there. */
    static EngineException missing(Path file, Throwable cause) {
        return EngineException.of(
                        ErrorKind.CHECKPOINT,
                        "could not read the checkpoint: the image " + name(file) + " is missing",
                        cause)
                .hint(REMEDY);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
