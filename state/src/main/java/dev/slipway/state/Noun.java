package dev.slipway.state;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.Volume;
import java.time.Instant;
import java.util.function.Function;

/**
 * A kind of object that the state keeps.
 *
 * @param word what messages call it
 * @param missing the error for one that is not known
 * @param exists the error for an id that is taken
 */
record Noun<T>(
        String word,
        ErrorKind missing,
        ErrorKind exists,
        Function<T, String> id,
        Function<T, String> name,
        Function<T, Instant> created) {
    static final Noun<ContainerRecord> CONTAINER = new Noun<>(
            "container",
            ErrorKind.NO_SUCH_CONTAINER,
            ErrorKind.CONTAINER_EXISTS,
            ContainerRecord::id,
            ContainerRecord::name,
            container -> container.config().created());

    static final Noun<PodConfig> POD = new Noun<>(
            "pod", ErrorKind.NO_SUCH_POD, ErrorKind.POD_EXISTS, PodConfig::id, PodConfig::name, PodConfig::created);

    static final Noun<Bundle> BUNDLE = new Noun<>(
            "bundle", ErrorKind.NO_SUCH_BUNDLE, ErrorKind.BUNDLE_EXISTS, Bundle::id, Bundle::name, Bundle::created);

    static final Noun<Checkpoint> CHECKPOINT = new Noun<>(
            "checkpoint",
            ErrorKind.NO_SUCH_CHECKPOINT,
            ErrorKind.CHECKPOINT_EXISTS,
            Checkpoint::id,
            Checkpoint::name,
            Checkpoint::created);

    static final Noun<Volume> VOLUME = new Noun<>(
            "volume", ErrorKind.NO_SUCH_VOLUME, ErrorKind.VOLUME_EXISTS, Volume::id, Volume::name, Volume::created);

    static final Noun<ExecSession> EXEC = new Noun<>(
            "exec session",
            ErrorKind.NO_SUCH_EXEC,
            ErrorKind.IN_USE,
            ExecSession::id,
            ExecSession::id,
            ExecSession::created);

    Age age(T object) {
        return new Age(created.apply(object), id.apply(object));
    }
}
