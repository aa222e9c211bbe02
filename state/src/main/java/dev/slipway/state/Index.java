package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import java.util.Optional;

/**
 * All that was saved up to one revision. Immutable.
 *
 * @param revision of the last commit in it
 * @param dependents from a container to those that depend on it
 * @param members from a pod to its containers
 * @param uses from a bundle to the containers made of it
 */
record Index(
        long revision,
        Table<ContainerRecord> containers,
        Table<PodConfig> pods,
        Table<Bundle> bundles,
        Table<Checkpoint> checkpoints,
        Links dependents,
        Links members,
        Links uses,
        Journal journal) {
    /** Nothing, at revision 0, with a journal of at most {@code journalLimit} events. */
    static Index empty(int journalLimit) {
        return new Index(
                0,
                Table.of(Noun.CONTAINER),
                Table.of(Noun.POD),
                Table.of(Noun.BUNDLE),
                Table.of(Noun.CHECKPOINT),
                Links.NONE,
                Links.NONE,
                Links.NONE,
                Journal.empty(journalLimit, 0));
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
}
