package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Checkpoint;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** What the catalogue says of a checkpoint, beside its images, so that it can be taken in again, here or elsewhere. */
final class SavedRecord {
    private static final String WHAT = "what the catalogue said of it";

    private SavedRecord() {}

    static void write(Path folder, Checkpoint checkpoint) {
        SavedJson.write(folder.resolve(Members.RECORD), checkpoint);
    }

    /** CHECKPOINT where it is missing, damaged or not whole. */
    static Checkpoint read(Path folder) {
        Checkpoint read = SavedJson.read(folder.resolve(Members.RECORD), Checkpoint.class, WHAT);
        boolean whole = Stream.of(
                        read.id(),
                        read.name(),
                        read.created(),
                        read.containerId(),
                        read.containerName(),
                        read.options())
                .allMatch(Objects::nonNull);
        if (!whole) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT, "could not read the checkpoint: " + WHAT + " in it is not whole");
        }
        return read;
    }
}
