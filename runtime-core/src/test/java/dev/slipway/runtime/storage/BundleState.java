package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A state that knows bundles alone; the real ones live in the module above. */
final class BundleState implements State {
    private final List<Bundle> bundles = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    @Override
    public long revision() {
        return events.size();
    }

    @Override
    public Bundle lookupBundle(String idOrName) {
        return bundles.stream()
                .filter(bundle -> bundle.id().equals(idOrName) || bundle.name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> EngineException.of(ErrorKind.NO_SUCH_BUNDLE, "there is no bundle " + idOrName));
    }

    @Override
    public List<Bundle> bundles() {
        return List.copyOf(bundles);
    }

    @Override
    public List<Event> events(int limit) {
        return List.copyOf(events);
    }

    @Override
    public Commit commit(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.AddBundle add) {
                bundles.add(add.bundle());
            } else if (change instanceof Change.RemoveBundle remove) {
                bundles.removeIf(bundle -> bundle.id().equals(remove.id()));
            } else if (change instanceof Change.Append append) {
                events.add(append.event());
            }
        }
        return new Commit(events.size(), changes);
    }

    @Override
    public Optional<ContainerRecord> container(String id) {
        return Optional.empty();
    }

    @Override
    public ContainerRecord lookupContainer(String idOrName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ContainerRecord> containers() {
        return List.of();
    }

    @Override
    public List<String> dependents(String containerId) {
        return List.of();
    }

    @Override
    public List<String> imageContainers(String imageId) {
        return List.of();
    }

    @Override
    public Optional<PodConfig> pod(String id) {
        return Optional.empty();
    }

    @Override
    public PodConfig lookupPod(String idOrName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PodConfig> pods() {
        return List.of();
    }

    @Override
    public List<ContainerRecord> podContainers(String podId) {
        return List.of();
    }

    @Override
    public Checkpoint lookupCheckpoint(String idOrName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return List.of();
    }

    @Override
    public Optional<Volume> volume(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Volume> volumeNamed(String name) {
        return Optional.empty();
    }

    @Override
    public Volume lookupVolume(String idOrName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Volume> volumes() {
        return List.of();
    }

    @Override
    public List<ContainerRecord> volumeUsers(String volumeId) {
        return List.of();
    }

    @Override
    public Optional<ExecSession> exec(String id) {
        return Optional.empty();
    }

    @Override
    public ExecSession lookupExec(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ExecSession> execs() {
        return List.of();
    }

    @Override
    public List<ExecSession> containerExecs(String containerId) {
        return List.of();
    }

    @Override
    public Optional<PastExit> pastExit(String idOrName) {
        return Optional.empty();
    }

    @Override
    public AutoCloseable listen(Consumer<Commit> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
