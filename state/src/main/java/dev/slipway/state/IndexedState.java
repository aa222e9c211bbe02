package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A state whose reads are served from an immutable index that each commit replaces. */
abstract class IndexedState implements State {
    private static final Logger LOG = LoggerFactory.getLogger(IndexedState.class);

    private final List<Registration> listeners = new CopyOnWriteArrayList<>();
    private volatile Index index;
    private volatile boolean closed;

    IndexedState(Index index) {
        this.index = index;
    }

    /** The newest index, whether closed or not. */
    final Index current() {
        return index;
    }

    /** Makes the commit visible, then tells the listeners; one thread at a time, in the order of the revisions. */
    final void publish(Drafted drafted) {
        index = drafted.index();
        for (Registration registration : listeners) {
            tell(registration, drafted.commit());
        }
    }

    /** A listener that fails is logged: the commit is saved, and the other listeners must learn of it. */
    private static void tell(Registration registration, Commit commit) {
        try {
            registration.listener.accept(commit);
        } catch (RuntimeException e) {
            LOG.error("a listener failed at revision {}", commit.revision(), e);
        }
    }

    final boolean isClosed() {
        return closed;
    }

    /** From now on every call but {@link #close} is refused. */
    final void markClosed() {
        closed = true;
    }

    static EngineException stopped() {
        return EngineException.of(ErrorKind.RUNTIME_STOPPED, "could not use the state: it is closed")
                .hint("Wait until the engine is running again.");
    }

    final Index open() {
        if (closed) {
            throw stopped();
        }
        return index;
    }

    private Index open(String idOrName) {
        Index now = open();
        if (idOrName.isEmpty()) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not find an object: the id or name is empty")
                    .hint("Give an id, the first digits of one, or a name.");
        }
        return now;
    }

    @Override
    public long revision() {
        return open().revision();
    }

    @Override
    public Optional<ContainerRecord> container(String id) {
        return Optional.ofNullable(open(id).containers().get(id));
    }

    @Override
    public ContainerRecord lookupContainer(String idOrName) {
        return open(idOrName).lookupContainer(idOrName);
    }

    @Override
    public List<ContainerRecord> containers() {
        return open().containers().list();
    }

    @Override
    public List<String> dependents(String containerId) {
        return open(containerId).dependents().to(containerId);
    }

    @Override
    public Optional<PodConfig> pod(String id) {
        return Optional.ofNullable(open(id).pods().get(id));
    }

    @Override
    public PodConfig lookupPod(String idOrName) {
        return open(idOrName).lookupPod(idOrName);
    }

    @Override
    public List<PodConfig> pods() {
        return open().pods().list();
    }

    @Override
    public List<ContainerRecord> podContainers(String podId) {
        Index now = open(podId);
        return now.members().to(podId).stream().map(now.containers()::require).toList();
    }

    @Override
    public List<String> imageContainers(String imageId) {
        return open(imageId).imageUses().to(imageId);
    }

    @Override
    public Bundle lookupBundle(String idOrName) {
        Index now = open(idOrName);
        return now.bundles().find(idOrName).orElseThrow(() -> now.bundles().missing(idOrName));
    }

    @Override
    public List<Bundle> bundles() {
        return open().bundles().list();
    }

    @Override
    public Checkpoint lookupCheckpoint(String idOrName) {
        Index now = open(idOrName);
        return now.checkpoints().find(idOrName).orElseThrow(() -> now.checkpoints()
                .missing(idOrName));
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return open().checkpoints().list();
    }

    @Override
    public Optional<Volume> volume(String id) {
        return Optional.ofNullable(open(id).volumes().get(id));
    }

    @Override
    public Optional<Volume> volumeNamed(String name) {
        Index now = open(name);
        return Optional.ofNullable(now.volumes().idOf(name)).map(now.volumes()::require);
    }

    @Override
    public Volume lookupVolume(String idOrName) {
        Index now = open(idOrName);
        return now.volumes().find(idOrName).orElseThrow(() -> now.volumes().missing(idOrName));
    }

    @Override
    public List<Volume> volumes() {
        return open().volumes().list();
    }

    @Override
    public List<ContainerRecord> volumeUsers(String volumeId) {
        Index now = open(volumeId);
        return now.volumeUses().to(volumeId).stream()
                .map(now.containers()::require)
                .toList();
    }

    @Override
    public Optional<ExecSession> exec(String id) {
        return Optional.ofNullable(open(id).execs().get(id));
    }

    @Override
    public ExecSession lookupExec(String id) {
        Index now = open(id);
        return now.execs().find(id).orElseThrow(() -> now.execs().missing(id));
    }

    @Override
    public List<ExecSession> execs() {
        return open().execs().list();
    }

    @Override
    public List<ExecSession> containerExecs(String containerId) {
        Index now = open(containerId);
        return now.execsOf().to(containerId).stream()
                .map(now.execs()::require)
                .sorted(Comparator.comparing(Noun.EXEC::age))
                .toList();
    }

    @Override
    public Optional<PastExit> pastExit(String idOrName) {
        return open(idOrName).exits().find(idOrName);
    }

    @Override
    public List<Event> events(int limit) {
        Index now = open();
        if (limit < 0) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT, "could not read events: the limit is %d".formatted(limit));
        }
        return now.journal().newest(limit);
    }

    @Override
    public AutoCloseable listen(Consumer<Commit> listener) {
        open();
        Registration registration = new Registration(listener);
        listeners.add(registration);
        return () -> listeners.remove(registration);
    }

    /** One call of {@link #listen}: the same listener may be registered twice, so identity counts. */
    private static final class Registration {
        private final Consumer<Commit> listener;

        private Registration(Consumer<Commit> listener) {
            this.listener = listener;
        }
    }
}
