package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state machine's side of checkpoints: processes go into images, and come out of them, under the container's lock. */
@SuppressWarnings("DoNotCallSuggester")
public final class ProcessImages {
    /** Writes the images. */
    public interface Dump {
        /**
         * Called once, with the container's lock held and the container running. Starts the OCI runtime's checkpoint and
         * keeps what belongs to it.
         *
         * @return changes to save in one commit with the container's new state: the checkpoint in the catalogue, events
         */
        List<Change> write(FrozenContainer container);
    }

    /** Fills the new, empty upper layer of a container that is cloned. */
    public interface UpperLayer {
        void fill(Path upper);
    }

    /**
     * Takes a checkpoint: from RUNNING to EXITED, or to RUNNING with {@code leaveRunning}. Saves {@code checkpointedAt},
     * and an event {@code checkpoint} of the container, with the changes that {@code dump} returns.
     *
     * <p>Where {@code dump} throws, the container stays as it is and the exception goes on to the caller; if its
     * process ended all the same, that is saved as any other end.
     *
     * @return the container after it
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID unless it runs
     */
    public ContainerRecord checkpoint(String id, boolean leaveRunning, Dump dump) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not checkpoint " + id + leaveRunning + dump);
    }

    /**
     * Restores in place: from CONFIGURED or EXITED to RUNNING, with rootfs, network namespace and cgroup made as at an
     * init. Event {@code restore}. On failure nothing is left behind and the state is as before, with its error.
     *
     * @param images folder of CRIU's images
     * @param options options of the OCI runtime's {@code restore}, {@code --tcp-established}
     * @throws EngineException NO_SUCH_CONTAINER; STATE_INVALID; OCI_RUNTIME with the runtime's own text
     */
    public ContainerRecord restore(String id, Path images, List<String> options) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not restore " + id + images + options);
    }

    /**
     * As {@link #restore(String, Path, List)}, on the files saved with the checkpoint: {@code upper} fills a new, empty upper
     * layer that takes the place of the present one, because CRIU refuses files that have changed since. The present one
     * is removed after success and back in its place after any failure.
     *
     * @param upper not called where the container runs on the rootfs itself
     */
    public ContainerRecord restore(String id, Path images, List<String> options, UpperLayer upper) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not restore " + id + images + options + upper);
    }

    /**
     * Creates a container like {@code original}, with a new id: CONFIGURED, to be restored next. Event {@code create}.
     *
     * @param name null for a generated one; the original's own where the original is gone
     * @param id 64 hexadecimal digits that are free; null for new ones
     * @param upper fills the upper layer; not called where the container runs on the rootfs itself
     * @throws EngineException NAME_IN_USE; CONTAINER_EXISTS; NO_SUCH_BUNDLE if the bundle is gone; what {@code upper}
     *     throws, with nothing left behind
     */
    public ContainerRecord create(
            ContainerConfig original, @Nullable String name, @Nullable String id, UpperLayer upper) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not create " + original + name + id + upper);
    }
}
