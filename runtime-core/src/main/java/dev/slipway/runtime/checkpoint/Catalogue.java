package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of checkpoints, and their folders. */
final class Catalogue {
    private static final int LONGEST_NOTE = 4096;

    private final State state;
    private final CheckpointFolders folders;
    private final CheckpointNames names;
    private final CheckpointUses uses;
    private final InstantSource clock;

    Catalogue(State state, CheckpointFolders folders, CheckpointNames names, CheckpointUses uses, InstantSource clock) {
        this.state = state;
        this.folders = folders;
        this.names = names;
        this.uses = uses;
        this.clock = clock;
    }

    Set<String> ids() {
        return state.checkpoints().stream().map(Checkpoint::id).collect(Collectors.toSet());
    }

    /** Removes the folder of one that was not saved; one that was stays. */
    void discardUnsaved(String id) {
        if (!ids().contains(id)) {
            folders.discard(id);
        }
    }

    List<Checkpoint> list(@Nullable String container) {
        if (container == null) {
            return state.checkpoints();
        }
        Set<String> wanted = state.containers().stream()
                .filter(each -> each.name().equals(container) || each.id().startsWith(container))
                .map(ContainerRecord::id)
                .collect(Collectors.toSet());
        return state.checkpoints().stream()
                .filter(each -> wanted.contains(each.containerId())
                        || each.containerId().equals(container)
                        || each.containerName().equals(container))
                .toList();
    }

    Checkpoint require(String idOrName) {
        return state.lookupCheckpoint(idOrName);
    }

    /** The pre-checkpoints that it builds on, the nearest first, as far as they are known. */
    List<Checkpoint> chain(Checkpoint checkpoint) {
        Map<String, Checkpoint> all = new HashMap<>();
        state.checkpoints().forEach(each -> all.put(each.id(), each));
        List<Checkpoint> chain = new ArrayList<>();
        Checkpoint at = checkpoint;
        while (at.parent() != null && all.containsKey(at.parent()) && chain.size() < all.size()) {
            at = all.get(at.parent());
            chain.add(at);
        }
        return chain;
    }

    /** The newest pre-checkpoint of a container. */
    Optional<Checkpoint> newestPre(String containerId) {
        List<Checkpoint> all = state.checkpoints().stream()
                .filter(each -> each.containerId().equals(containerId))
                .toList();
        return all.isEmpty() || !all.get(all.size() - 1).options().preCheckpoint()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1));
    }

    Checkpoint rename(String idOrName, String name) {
        Checkpoint checkpoint = require(idOrName);
        if (checkpoint.name().equals(name)) {
            return checkpoint;
        }
        Checkpoint renamed = checkpoint
                .edit()
                .name(names.choose("rename checkpoint " + checkpoint.name(), name, name))
                .build();
        put(renamed, "rename");
        return renamed;
    }

    Checkpoint update(String idOrName, @Nullable String note, @Nullable Boolean guarded) {
        Checkpoint checkpoint = require(idOrName);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not change checkpoint " + checkpoint.name() + ": its note has more than "
                                    + LONGEST_NOTE + " characters")
                    .about(checkpoint.id())
                    .hint("Shorten it.");
        }
        Checkpoint changed = checkpoint
                .edit()
                .note(note == null ? checkpoint.note() : note.isEmpty() ? null : note)
                .guarded(guarded == null ? checkpoint.guarded() : guarded)
                .build();
        if (!changed.equals(checkpoint)) {
            put(changed, "update");
        }
        return changed;
    }

    private void put(Checkpoint checkpoint, String action) {
        state.commit(List.of(
                new Change.PutCheckpoint(checkpoint), CheckpointEvents.of(clock.instant(), checkpoint, action)));
    }

    void remove(String idOrName) {
        Checkpoint checkpoint = require(idOrName);
        if (checkpoint.guarded()) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not remove checkpoint " + checkpoint.name() + ": it is protected")
                    .about(checkpoint.id())
                    .hint("Take its protection away first.");
        }
        uses.alone(checkpoint, () -> {
            requireNoneBuildsOn(checkpoint);
            folders.putAside(checkpoint.id());
            boolean saved = false;
            try {
                state.commit(List.of(
                        new Change.RemoveCheckpoint(checkpoint.id()),
                        CheckpointEvents.of(clock.instant(), checkpoint, "remove")));
                saved = true;
            } finally {
                if (!saved) {
                    folders.putBack(checkpoint.id());
                }
            }
        });
        folders.discardGone(checkpoint.id());
    }

    private void requireNoneBuildsOn(Checkpoint checkpoint) {
        List<String> children = state.checkpoints().stream()
                .filter(each -> checkpoint.id().equals(each.parent()))
                .map(Checkpoint::name)
                .toList();
        if (!children.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.DEPENDENTS_EXIST,
                            "could not remove checkpoint " + checkpoint.name() + ": others build on it: "
                                    + String.join(", ", children))
                    .about(checkpoint.id())
                    .hint("Remove those first.");
        }
    }

    /** Those that lie in the folder and are not known. */
    List<FoundCheckpoint> found() {
        return folders.strangers(ids()).stream().map(this::found).toList();
    }

    private FoundCheckpoint found(String id) {
        Path folder = folders.path(id);
        long size = 0;
        try {
            size = CheckpointSizes.sum(CheckpointSizes.of(folder));
            return new FoundCheckpoint(id, size, described(id), null);
        } catch (EngineException e) {
            return new FoundCheckpoint(id, size, null, e.message());
        }
    }

    private Checkpoint described(String id) {
        Path folder = folders.path(id);
        Checkpoint described = SavedRecord.read(folder);
        if (!described.options().preCheckpoint()) {
            new CriuImages(folder.resolve(Members.IMAGES)).requireComplete();
        }
        new SavedConfig().read(folder);
        return described;
    }

    /** Takes one of those in; NO_SUCH_CHECKPOINT if it is none of them. */
    Checkpoint adopt(String id, @Nullable String name) {
        if (!folders.strangers(ids()).contains(id)) {
            throw EngineException.of(
                            ErrorKind.NO_SUCH_CHECKPOINT,
                            "could not take in the checkpoint " + id + ": none that was found has this id")
                    .hint("Ask again what is found; it may be in the catalogue already.");
        }
        Checkpoint described = described(id);
        Map<String, Long> sizes = CheckpointSizes.of(folders.path(id));
        Checkpoint adopted = described
                .edit()
                .id(id)
                .name(
                        name == null
                                ? names.orNumbered(described.name(), described.containerName())
                                : names.choose("take in the checkpoint", name, name))
                .path(folders.path(id).toString())
                .size(CheckpointSizes.sum(sizes))
                .sizes(sizes)
                .build();
        state.commit(
                List.of(new Change.AddCheckpoint(adopted), CheckpointEvents.of(clock.instant(), adopted, "import")));
        return adopted;
    }
}
