package dev.slipway.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a state must hold: plain maps, copied for each commit, every rule a loop over all objects. */
final class StateModel {
    private final int journalLimit;
    private long revision;
    private Map<String, ContainerRecord> containers = new TreeMap<>();
    private Map<String, PodConfig> pods = new TreeMap<>();
    private Map<String, Bundle> bundles = new TreeMap<>();
    private Map<String, Checkpoint> checkpoints = new TreeMap<>();
    private Map<String, Volume> volumes = new TreeMap<>();
    private Map<String, ExecSession> execs = new TreeMap<>();
    private Map<String, PastExit> exits = new TreeMap<>();
    private List<Event> events = new ArrayList<>();

    StateModel(int journalLimit) {
        this.journalLimit = journalLimit;
    }

    /** What a commit must be refused with; null if it is taken. */
    @Nullable
    ErrorKind commit(List<Change> changes) {
        StateModel next = new StateModel(journalLimit);
        next.revision = revision + 1;
        next.containers.putAll(containers);
        next.pods.putAll(pods);
        next.bundles.putAll(bundles);
        next.checkpoints.putAll(checkpoints);
        next.volumes.putAll(volumes);
        next.execs.putAll(execs);
        next.exits.putAll(exits);
        next.events.addAll(events);
        for (Change change : changes) {
            ErrorKind refusal = next.apply(change);
            if (refusal != null) {
                return refusal;
            }
        }
        revision = next.revision;
        containers = next.containers;
        pods = next.pods;
        bundles = next.bundles;
        checkpoints = next.checkpoints;
        volumes = next.volumes;
        execs = next.execs;
        exits = next.exits;
        events = new ArrayList<>(
                next.events.subList(Math.max(0, next.events.size() - journalLimit), next.events.size()));
        return null;
    }

    private boolean nameUsed(String id, String name) {
        return containers.values().stream()
                        .anyMatch(c -> !c.id().equals(id) && c.name().equals(name))
                || pods.values().stream()
                        .anyMatch(p -> !p.id().equals(id) && p.name().equals(name));
    }

    private @Nullable ErrorKind apply(Change change) {
        if (change instanceof Change.AddContainer add) {
            return add(add.container());
        } else if (change instanceof Change.PutContainer put) {
            return put(put.container());
        } else if (change instanceof Change.RemoveContainer remove) {
            if (!containers.containsKey(remove.id())) {
                return ErrorKind.NO_SUCH_CONTAINER;
            }
            if (!dependents(remove.id()).isEmpty()) {
                return ErrorKind.DEPENDENTS_EXIST;
            }
            containers.remove(remove.id());
            execs.values().removeIf(session -> session.container().equals(remove.id()));
        } else if (change instanceof Change.AddPod add) {
            if (pods.containsKey(add.pod().id())
                    || containers.containsKey(add.pod().id())) {
                return ErrorKind.POD_EXISTS;
            }
            return putPod(add.pod());
        } else if (change instanceof Change.PutPod put) {
            return pods.containsKey(put.pod().id()) ? putPod(put.pod()) : ErrorKind.NO_SUCH_POD;
        } else if (change instanceof Change.RemovePod remove) {
            if (!pods.containsKey(remove.id())) {
                return ErrorKind.NO_SUCH_POD;
            }
            if (containers.values().stream()
                    .anyMatch(c -> remove.id().equals(c.config().pod()))) {
                return ErrorKind.IN_USE;
            }
            pods.remove(remove.id());
        } else if (change instanceof Change.Append append) {
            events.add(append.event().withRevision(revision));
        } else {
            return applyToStored(change);
        }
        return null;
    }

    private @Nullable ErrorKind applyToStored(Change change) {
        if (change instanceof Change.AddBundle add) {
            Bundle bundle = add.bundle();
            if (bundles.containsKey(bundle.id())
                    || bundles.values().stream().anyMatch(b -> b.name().equals(bundle.name()))) {
                return ErrorKind.BUNDLE_EXISTS;
            }
            bundles.put(bundle.id(), bundle);
        } else if (change instanceof Change.RemoveBundle remove) {
            if (!bundles.containsKey(remove.id())) {
                return ErrorKind.NO_SUCH_BUNDLE;
            }
            if (containers.values().stream()
                    .anyMatch(c -> remove.id().equals(c.config().bundleId()))) {
                return ErrorKind.IN_USE;
            }
            bundles.remove(remove.id());
        } else if (change instanceof Change.AddCheckpoint add) {
            return checkpoints.containsKey(add.checkpoint().id())
                    ? ErrorKind.CHECKPOINT_EXISTS
                    : putCheckpoint(add.checkpoint());
        } else if (change instanceof Change.PutCheckpoint put) {
            return checkpoints.containsKey(put.checkpoint().id())
                    ? putCheckpoint(put.checkpoint())
                    : ErrorKind.NO_SUCH_CHECKPOINT;
        } else if (change instanceof Change.RemoveCheckpoint remove) {
            return checkpoints.remove(remove.id()) == null ? ErrorKind.NO_SUCH_CHECKPOINT : null;
        } else {
            return applyToVolumes(change);
        }
        return null;
    }

    private @Nullable ErrorKind applyToVolumes(Change change) {
        if (change instanceof Change.AddVolume add) {
            Volume volume = add.volume();
            if (volumes.containsKey(volume.id())
                    || volumes.values().stream().anyMatch(v -> v.name().equals(volume.name()))) {
                return ErrorKind.VOLUME_EXISTS;
            }
            volumes.put(volume.id(), volume);
        } else if (change instanceof Change.PutVolume put) {
            Volume old = volumes.get(put.volume().id());
            if (old == null) {
                return ErrorKind.NO_SUCH_VOLUME;
            }
            if (!old.name().equals(put.volume().name())) {
                return ErrorKind.INVALID_ARGUMENT;
            }
            volumes.put(old.id(), put.volume());
        } else if (change instanceof Change.RemoveVolume remove) {
            if (!volumes.containsKey(remove.id())) {
                return ErrorKind.NO_SUCH_VOLUME;
            }
            if (!users(remove.id()).isEmpty()) {
                return ErrorKind.IN_USE;
            }
            volumes.remove(remove.id());
        } else {
            return applyToRuns(change);
        }
        return null;
    }

    private List<ContainerRecord> users(String volume) {
        return containers.values().stream()
                .filter(c -> c.config().volumeIds().contains(volume))
                .toList();
    }

    private @Nullable ErrorKind applyToRuns(Change change) {
        if (change instanceof Change.AddExec add) {
            if (execs.containsKey(add.session().id())) {
                return ErrorKind.IN_USE;
            }
            if (!containers.containsKey(add.session().container())) {
                return ErrorKind.NO_SUCH_CONTAINER;
            }
            execs.put(add.session().id(), add.session());
        } else if (change instanceof Change.PutExec put) {
            ExecSession old = execs.get(put.session().id());
            if (old == null) {
                return ErrorKind.NO_SUCH_EXEC;
            }
            if (!old.container().equals(put.session().container())) {
                return ErrorKind.INVALID_ARGUMENT;
            }
            execs.put(old.id(), put.session());
        } else if (change instanceof Change.RemoveExec remove) {
            return execs.remove(remove.id()) == null ? ErrorKind.NO_SUCH_EXEC : null;
        } else if (change instanceof Change.KeepExit keep) {
            exits.put(keep.exit().container(), keep.exit());
        } else if (change instanceof Change.ForgetExits forget) {
            exits.values().removeIf(exit -> exit.removed().isBefore(forget.before()));
        }
        return null;
    }

    private @Nullable ErrorKind add(ContainerRecord container) {
        ContainerConfig config = container.config();
        if (containers.containsKey(config.id()) || pods.containsKey(config.id())) {
            return ErrorKind.CONTAINER_EXISTS;
        }
        if (nameUsed(config.id(), config.name())) {
            return ErrorKind.NAME_IN_USE;
        }
        if (config.pod() != null && !pods.containsKey(config.pod())) {
            return ErrorKind.NO_SUCH_POD;
        }
        if (config.bundleId() != null && !bundles.containsKey(config.bundleId())) {
            return ErrorKind.NO_SUCH_BUNDLE;
        }
        if (!volumes.keySet().containsAll(config.volumeIds())) {
            return ErrorKind.NO_SUCH_VOLUME;
        }
        for (String id : config.dependencies()) {
            if (id.equals(config.id())) {
                return ErrorKind.INVALID_ARGUMENT;
            }
            ContainerRecord dependency = containers.get(id);
            if (dependency == null) {
                return ErrorKind.NO_SUCH_CONTAINER;
            }
            if (!Objects.equals(dependency.config().pod(), config.pod())) {
                return ErrorKind.INVALID_ARGUMENT;
            }
        }
        containers.put(config.id(), container);
        return null;
    }

    private @Nullable ErrorKind put(ContainerRecord container) {
        ContainerRecord old = containers.get(container.id());
        if (old == null) {
            return ErrorKind.NO_SUCH_CONTAINER;
        }
        if (!Objects.equals(old.config().pod(), container.config().pod())
                || !Objects.equals(old.config().bundleId(), container.config().bundleId())
                || !old.config().volumes().equals(container.config().volumes())
                || !old.config().dependencies().equals(container.config().dependencies())) {
            return ErrorKind.INVALID_ARGUMENT;
        }
        if (nameUsed(container.id(), container.name())) {
            return ErrorKind.NAME_IN_USE;
        }
        containers.put(container.id(), container);
        return null;
    }

    private @Nullable ErrorKind putPod(PodConfig pod) {
        if (nameUsed(pod.id(), pod.name())) {
            return ErrorKind.NAME_IN_USE;
        }
        pods.put(pod.id(), pod);
        return null;
    }

    private @Nullable ErrorKind putCheckpoint(Checkpoint checkpoint) {
        if (checkpoints.values().stream()
                .anyMatch(c -> !c.id().equals(checkpoint.id()) && c.name().equals(checkpoint.name()))) {
            return ErrorKind.CHECKPOINT_EXISTS;
        }
        checkpoints.put(checkpoint.id(), checkpoint);
        return null;
    }

    private List<String> dependents(String id) {
        return containers.values().stream()
                .filter(c -> c.config().dependencies().contains(id))
                .map(ContainerRecord::id)
                .toList();
    }

    /** Requires that every read of the state answers as this model does. */
    void requireSame(State state) {
        assertThat(state.revision()).isEqualTo(revision);
        assertThat(state.containers()).containsExactlyElementsOf(containers.values());
        assertThat(state.pods()).containsExactlyElementsOf(pods.values());
        assertThat(state.bundles()).containsExactlyElementsOf(bundles.values());
        assertThat(state.checkpoints()).containsExactlyElementsOf(checkpoints.values());
        assertThat(state.volumes()).containsExactlyElementsOf(volumes.values());
        assertThat(state.execs()).containsExactlyElementsOf(execs.values());
        assertThat(state.events(100)).isEqualTo(events);
        Stream.of("a", "aa", "ab", "b", "ba", "c").forEach(id -> {
            assertThat(state.dependents(id)).isEqualTo(dependents(id));
            assertThat(state.volumeUsers(id)).isEqualTo(users(id));
            assertThat(state.volume(id)).isEqualTo(Optional.ofNullable(volumes.get(id)));
            assertThat(state.podContainers(id))
                    .isEqualTo(containers.values().stream()
                            .filter(c -> id.equals(c.config().pod()))
                            .toList());
            assertThat(state.containerExecs(id))
                    .containsExactlyElementsOf(execs.values().stream()
                            .filter(session -> session.container().equals(id))
                            .toList());
            assertThat(state.exec(id)).isEqualTo(Optional.ofNullable(execs.get(id)));
        });
        Stream.of("a", "aa", "b", "c", "web", "w", "x_y", "%", "A").forEach(word -> {
            requireSameLookup(state, word);
            assertThat(state.pastExit(word)).as(word).isEqualTo(pastExit(word));
        });
    }

    private Optional<PastExit> pastExit(String word) {
        return Optional.ofNullable(exits.get(word)).or(() -> exits.values().stream()
                .filter(exit -> exit.name().equals(word))
                .max(Comparator.comparing(PastExit::removed).thenComparing(PastExit::container)));
    }

    private void requireSameLookup(State state, String word) {
        Object found;
        try {
            found = state.lookupContainer(word).id();
        } catch (EngineException e) {
            found = e.kind();
        }
        assertThat(found).as(word).isEqualTo(lookup(word));
    }

    private Object lookup(String word) {
        if (containers.containsKey(word)) {
            return word;
        }
        List<String> named = containers.values().stream()
                .filter(c -> c.name().equals(word))
                .map(ContainerRecord::id)
                .toList();
        List<String> found = named.isEmpty()
                ? containers.keySet().stream().filter(id -> id.startsWith(word)).toList()
                : named;
        if (found.isEmpty()) {
            return ErrorKind.NO_SUCH_CONTAINER;
        }
        return found.size() > 1 ? ErrorKind.AMBIGUOUS_ID : found.get(0);
    }
}
