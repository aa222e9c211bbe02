package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.Volume;
import java.util.List;
import java.util.Objects;

/** What must hold for a change to be saved; each rule returns, or throws what the port's contract says. */
final class Rules {
    private Rules() {}

    static void named(Noun<?> noun, String id, String name) {
        if (id.isEmpty() || name.isEmpty()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not save a %s: its %s is empty".formatted(noun.word(), id.isEmpty() ? "id" : "name"));
        }
    }

    /** Requires an id and a name, and that no object of the same kind has the id. */
    static <T> void free(Noun<T> noun, Table<T> table, T object) {
        String id = noun.id().apply(object);
        named(noun, id, noun.name().apply(object));
        idFree(noun, id, noun, table);
    }

    /** Requires an id that no object of the table has. */
    static void idFree(Noun<?> noun, String id, Noun<?> holderNoun, Table<?> holders) {
        if (holders.get(id) != null) {
            throw EngineException.of(
                            noun.exists(),
                            "could not save %s %s: a %s has this id".formatted(noun.word(), id, holderNoun.word()))
                    .about(id);
        }
    }

    /** Requires a name that no container or pod of the table has. */
    static void nameFree(Noun<?> noun, String name, Noun<?> holderNoun, Table<?> holders) {
        String holder = holders.idOf(name);
        if (holder != null) {
            throw nameTaken(ErrorKind.NAME_IN_USE, noun, name, holderNoun, holder);
        }
    }

    /** Requires a name that no other object of the same kind has. */
    static <T> void nameOwn(Noun<T> noun, Table<T> table, T object) {
        String id = noun.id().apply(object);
        String name = noun.name().apply(object);
        named(noun, id, name);
        String holder = table.idOf(name);
        if (holder != null && !holder.equals(id)) {
            throw nameTaken(noun.exists(), noun, name, noun, holder);
        }
    }

    private static EngineException nameTaken(
            ErrorKind kind, Noun<?> noun, String name, Noun<?> holderNoun, String holder) {
        return EngineException.of(
                        kind,
                        "could not save %s %s: the name is that of %s %s"
                                .formatted(noun.word(), name, holderNoun.word(), holder))
                .about(holder)
                .hint("Choose another name, or remove or rename the %s that has it.".formatted(holderNoun.word()));
    }

    /** Requires a dependency that is a known container on the same side of every pod's border. */
    static void mayDependOn(ContainerConfig config, String dependency, Table<ContainerRecord> containers) {
        if (dependency.equals(config.id())) {
            throw invalid(config, "it would depend on itself");
        }
        ContainerConfig on = containers.require(dependency).config();
        if (!Objects.equals(config.pod(), on.pod())) {
            throw invalid(
                    config,
                    "container %s, which it depends on, is not in %s"
                            .formatted(on.name(), config.pod() == null ? "no pod as it is" : "the same pod"));
        }
    }

    /** Requires that a container's pod, bundle, image, volumes and dependencies stay what they were. */
    static void sameBorders(ContainerConfig old, ContainerConfig config) {
        if (!Objects.equals(old.pod(), config.pod())) {
            throw invalid(config, "its pod cannot change");
        }
        if (!Objects.equals(old.bundleId(), config.bundleId())) {
            throw invalid(config, "its bundle cannot change");
        }
        if (!old.volumes().equals(config.volumes())) {
            throw invalid(config, "its volumes cannot change");
        }
        if (!Objects.equals(old.imageId(), config.imageId())) {
            throw invalid(config, "its image cannot change");
        }
        if (!old.dependencies().equals(config.dependencies())) {
            throw invalid(config, "the containers it depends on cannot change");
        }
    }

    /** Requires that an exec session stays one of its container. */
    static void sameContainer(ExecSession old, ExecSession session) {
        if (!old.container().equals(session.container())) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not save exec session %s: its container cannot change".formatted(session.id()))
                    .about(session.id());
        }
    }

    /** Requires that a volume keeps its name. */
    static void sameName(Volume old, Volume volume) {
        if (!old.name().equals(volume.name())) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not save volume %s: its name cannot change".formatted(old.name()))
                    .about(old.id());
        }
    }

    /** Requires that no container uses the object. */
    static void unused(Noun<?> noun, String id, String name, String how, List<String> users) {
        if (!users.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not remove %s %s: %s: %s"
                                    .formatted(noun.word(), name, how, String.join(", ", users)))
                    .about(id)
                    .hint("Remove those containers first.")
                    .detail("containers", users);
        }
    }

    private static EngineException invalid(ContainerConfig config, String reason) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not save container %s: %s".formatted(config.name(), reason))
                .about(config.id());
    }
}
