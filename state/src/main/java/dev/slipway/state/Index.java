package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that was saved up to one revision. Immutable.
 *
 * @param revision of the last commit in it
 * @param dependents from a container to those that depend on it
 * @param members from a pod to its containers
 * @param uses from a bundle to the containers made of it
 * @param volumeUses from a volume to the containers that use it
 * @param imageUses from an image to the containers made of it
 * @param execsOf from a container to its exec sessions
 * @param exits how containers ended that are removed since
 */
record Index(
        long revision,
        Table<ContainerRecord> containers,
        Table<PodConfig> pods,
        Table<Bundle> bundles,
        Table<Checkpoint> checkpoints,
        Table<Volume> volumes,
        Links dependents,
        Links members,
        Links uses,
        Links volumeUses,
        Links imageUses,
        Table<ExecSession> execs,
        Links execsOf,
        Exits exits,
        Journal journal) {
    /** Nothing, at revision 0, with a journal of at most {@code journalLimit} events whose first gets this number. */
    static Index empty(int journalLimit, long firstEvent) {
        return new Index(
                0,
                Table.of(Noun.CONTAINER),
                Table.of(Noun.POD),
                Table.of(Noun.BUNDLE),
                Table.of(Noun.CHECKPOINT),
                Table.of(Noun.VOLUME),
                Links.NONE,
                Links.NONE,
                Links.NONE,
                Links.NONE,
                Links.NONE,
                Table.of(Noun.EXEC),
                Links.NONE,
                Exits.NONE,
                Journal.empty(journalLimit, firstEvent));
    }

    ContainerRecord lookupContainer(String idOrName) {
        return lookup(Noun.CONTAINER, containers, Noun.POD, pods, idOrName);
    }

    PodConfig lookupPod(String idOrName) {
        return lookup(Noun.POD, pods, Noun.CONTAINER, containers, idOrName);
    }

    private static <T, U> T lookup(Noun<T> noun, Table<T> table, Noun<U> otherNoun, Table<U> other, String idOrName) {
        Optional<T> found = table.find(idOrName);
        if (found.isPresent()) {
            return found.get();
        }
        if (other.idOf(idOrName) != null || other.anyStartsWith(idOrName)) {
            throw EngineException.of(
                            noun.missing(),
                            "could not find %s %s: it is a %s, not a %s"
                                    .formatted(noun.word(), idOrName, otherNoun.word(), noun.word()))
                    .hint("Give the id or name of a %s.".formatted(noun.word()));
        }
        throw table.missing(idOrName);
    }

    /** Nothing but the journal's limit and the number of its first event. */
    Index withoutContent() {
        return empty(journal.limit(), journal.first());
    }

    /** The changes that make this index of one without content: each object comes after those that it points to. */
    List<Change> asChanges() {
        List<Change> changes = new ArrayList<>();
        bundles.list().forEach(bundle -> changes.add(new Change.AddBundle(bundle)));
        volumes.list().forEach(volume -> changes.add(new Change.AddVolume(volume)));
        pods.list().forEach(pod -> changes.add(new Change.AddPod(pod)));
        Set<String> placed = new HashSet<>();
        containers.list().forEach(container -> place(container, placed, changes));
        execs.list().forEach(session -> changes.add(new Change.AddExec(session)));
        exits.list().forEach(exit -> changes.add(new Change.KeepExit(exit)));
        checkpoints.list().forEach(checkpoint -> changes.add(new Change.AddCheckpoint(checkpoint)));
        journal.newest(journal.limit()).forEach(event -> changes.add(new Change.Append(event)));
        return changes;
    }

    private void place(ContainerRecord container, Set<String> placed, List<Change> changes) {
        if (placed.add(container.id())) {
            container.config().dependencies().forEach(id -> place(containers.require(id), placed, changes));
            changes.add(new Change.AddContainer(container));
        }
    }
}
