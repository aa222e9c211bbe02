package dev.slipway.runtime.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;

/**
 * Files that outlive the containers which use them.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param name unique over volumes, and never changed; the id where none was given
 * @param created when it was created
 * @param labels the user's
 * @param driver who keeps the files: {@code local}
 * @param options the driver's, as they were given
 * @param anonymous whether no name was given: it goes with the last container that uses it, if that is asked to take it along
 * @param fresh whether no container has used it yet: the first one fills it with what its root filesystem has there
 */
@RecordBuilder
public record Volume(
        String id,
        String name,
        Instant created,
        Map<String, String> labels,
        String driver,
        Map<String, String> options,
        boolean anonymous,
        boolean fresh) {
    public Volume {
        labels = Map.copyOf(labels);
        options = Map.copyOf(options);
    }

    /** An editable copy. */
    public VolumeBuilder edit() {
        return VolumeBuilder.builder(this);
    }
}
