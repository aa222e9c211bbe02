package dev.slipway.runtime.storage;

import java.nio.file.Path;

/**
 * A file or folder that a container has otherwise than what it was made of.
 *
 * @param relative its path from the root of the container
 */
public record FileChange(Path relative, Kind kind) {
    /** What became of it. */
    public enum Kind {
        /** It was not there. */
        ADDED,
        /** It was there: its content, kind, owner or permissions are others, or a change is within it. */
        CHANGED,
        /** It is not there any more, with all that was in it. */
        DELETED
    }

    /** Its absolute path in the container. */
    public String path() {
        return "/" + relative;
    }
}
