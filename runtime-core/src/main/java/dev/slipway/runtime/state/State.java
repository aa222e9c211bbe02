package dev.slipway.runtime.state;

import dev.slipway.runtime.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the engine must find again after it was stopped. Every implementation passes the same contract suite.
 *
 * <p>Reads are served from memory, take no lock and see whole commits only. {@link #commit} is atomic and, where the
 * implementation is persistent, on disk before it returns. Safe for use by several threads.
 *
 * <p>Errors, as {@link dev.slipway.runtime.error.EngineException}: an empty id or name is INVALID_ARGUMENT; every call
 * after {@link #close} is RUNTIME_STOPPED.
 */
public interface State extends AutoCloseable {
    /** The revision of the last commit; 0 before the first. Goes on after a restart. */
    long revision();

    /** The container with exactly this id. */
    Optional<ContainerRecord> container(String id);

    /**
     * The container with this full id, else with this name, else the only one whose id starts with it.
     *
     * @throws dev.slipway.runtime.error.EngineException NO_SUCH_CONTAINER, saying so if it is a pod's; AMBIGUOUS_ID if
     *     several ids start with it
     */
    ContainerRecord lookupContainer(String idOrName);

    /** All containers, oldest first. */
    List<ContainerRecord> containers();

    /** Ids of the containers that depend on this one, in id order. */
    List<String> dependents(String containerId);

    /** The pod with exactly this id. */
    Optional<PodConfig> pod(String id);

    /** As {@link #lookupContainer}, with NO_SUCH_POD. */
    PodConfig lookupPod(String idOrName);

    /** All pods, oldest first. */
    List<PodConfig> pods();

    /** The containers of a pod, infra included, in id order; empty for an unknown pod. */
    List<ContainerRecord> podContainers(String podId);

    /** Ids of the containers that are made from the image with exactly this id, in id order. */
    List<String> imageContainers(String imageId);

    /** As {@link #lookupContainer}, with NO_SUCH_BUNDLE. */
    Bundle lookupBundle(String idOrName);

    /** All bundles, oldest first. */
    List<Bundle> bundles();

    /** As {@link #lookupContainer}, with NO_SUCH_CHECKPOINT. */
    Checkpoint lookupCheckpoint(String idOrName);

    /** All checkpoints, oldest first. */
    List<Checkpoint> checkpoints();

    /** The volume with exactly this id. */
    Optional<Volume> volume(String id);

    /** The volume with exactly this name. */
    Optional<Volume> volumeNamed(String name);

    /** As {@link #lookupContainer}, with NO_SUCH_VOLUME. */
    Volume lookupVolume(String idOrName);

    /** All volumes, oldest first. */
    List<Volume> volumes();

    /** The containers that use a volume, in id order; empty for an unknown one. */
    List<ContainerRecord> volumeUsers(String volumeId);

    /** The exec session with exactly this id. */
    Optional<ExecSession> exec(String id);

    /** The exec session with this full id, else the only one whose id starts with it; NO_SUCH_EXEC, AMBIGUOUS_ID. */
    ExecSession lookupExec(String id);

    /** All exec sessions, oldest first. */
    List<ExecSession> execs();

    /** The exec sessions of a container, oldest first; empty for an unknown one. */
    List<ExecSession> containerExecs(String containerId);

    /** How the removed container with this full id ended, or the one that last had this name; empty if not kept. */
    Optional<PastExit> pastExit(String idOrName);

    /** The journal's newest events, oldest first, at most {@code limit} of them. */
    List<Event> events(int limit);

    /**
     * Saves all changes or none, then tells the listeners, in the order of the revisions. Each change is checked against
     * what those before it in the list left. An interrupt does not end the wait for the disk; its flag stays set.
     *
     * @throws dev.slipway.runtime.error.EngineException NAME_IN_USE for a name over containers and pods that is taken;
     *     CONTAINER_EXISTS, POD_EXISTS, BUNDLE_EXISTS, CHECKPOINT_EXISTS, VOLUME_EXISTS, IN_USE (for exec sessions) for a taken id (and for a taken name of a
     *     bundle, checkpoint or volume); NO_SUCH_* for an unknown object; DEPENDENTS_EXIST, with the dependents in the
     *     message; IN_USE for a bundle of which containers are made, a volume that they use and a pod that has containers; INVALID_ARGUMENT for
     *     a dependency that crosses the border of a pod, and a changed pod, bundle, volume or dependency, or name of a volume, an
     *     empty id or name, and an event attribute that is no string, number, boolean or list of such; STORAGE if it could not be
     *     written, then nothing is changed
     */
    Commit commit(List<Change> changes);

    /**
     * Calls {@code listener} once for each later commit, in order, before that commit returns; while it is called, reads
     * show that very commit. The calling thread is the state's choice. It must be quick and must not commit. What is
     * returned ends that.
     */
    AutoCloseable listen(Consumer<Commit> listener);

    /** Closes the store. A second call does nothing. */
    @Override
    void close();
}
