package dev.slipway.state;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.Volume;
import java.util.ArrayList;
import java.util.List;

/**
 * The next index in the making: each change is checked against what those before it left. A draft of which a change
 * was refused is thrown away. Confined to one thread.
 */
final class Draft {
    private final long revision;
    private final List<Change> changes = new ArrayList<>();
    private Table<ContainerRecord> containers;
    private Table<PodConfig> pods;
    private Table<Bundle> bundles;
    private Table<Checkpoint> checkpoints;
    private Table<Volume> volumes;
    private Links dependents;
    private Links members;
    private Links uses;
    private Links volumeUses;
    private Links imageUses;
    private Table<ExecSession> execs;
    private Links execsOf;
    private Exits exits;
    private Journal journal;

    private Draft(Index base, long revision) {
        this.revision = revision;
        containers = base.containers();
        pods = base.pods();
        bundles = base.bundles();
        checkpoints = base.checkpoints();
        volumes = base.volumes();
        dependents = base.dependents();
        members = base.members();
        uses = base.uses();
        volumeUses = base.volumeUses();
        imageUses = base.imageUses();
        execs = base.execs();
        execsOf = base.execsOf();
        exits = base.exits();
        journal = base.journal();
    }

    /** The index and commit that {@code changes} make of {@code base}. */
    static Drafted of(Index base, List<Change> changes) {
        Draft draft = new Draft(base, base.revision() + 1);
        changes.forEach(draft::apply);
        return draft.done();
    }

    /** The index that holds {@code changes}, as they were saved at some revision up to {@code revision}. */
    static Index load(Index base, long revision, Iterable<Change> changes) {
        Draft draft = new Draft(base, revision);
        changes.forEach(draft::keep);
        return draft.index();
    }

    private Drafted done() {
        return new Drafted(index(), new Commit(revision, changes));
    }

    private Index index() {
        return new Index(
                revision,
                containers,
                pods,
                bundles,
                checkpoints,
                volumes,
                dependents,
                members,
                uses,
                volumeUses,
                imageUses,
                execs,
                execsOf,
                exits,
                journal);
    }

    private void apply(Change change) {
        changes.add(keep(change instanceof Change.Append append ? Attributes.stamped(append, revision) : change));
    }

    private Change keep(Change change) {
        if (change instanceof Change.AddContainer add) {
            addContainer(add.container());
        } else if (change instanceof Change.PutContainer put) {
            putContainer(put.container());
        } else if (change instanceof Change.RemoveContainer remove) {
            removeContainer(remove.id());
        } else if (change instanceof Change.Append append) {
            journal = journal.with(append.event());
        } else {
            keepOther(change);
        }
        return change;
    }

    private void keepOther(Change change) {
        if (change instanceof Change.AddPod add) {
            Rules.free(Noun.POD, pods, add.pod());
            Rules.idFree(Noun.POD, add.pod().id(), Noun.CONTAINER, containers);
            nameFree(Noun.POD, add.pod().name());
            pods = pods.with(add.pod());
        } else if (change instanceof Change.PutPod put) {
            putPod(put.pod());
        } else if (change instanceof Change.RemovePod remove) {
            PodConfig pod = pods.require(remove.id());
            Rules.unused(Noun.POD, pod.id(), pod.name(), "containers are in it", members.to(pod.id()));
            pods = pods.without(pod);
        } else if (change instanceof Change.AddBundle add) {
            Rules.free(Noun.BUNDLE, bundles, add.bundle());
            Rules.nameOwn(Noun.BUNDLE, bundles, add.bundle());
            bundles = bundles.with(add.bundle());
        } else if (change instanceof Change.RemoveBundle remove) {
            Bundle bundle = bundles.require(remove.id());
            Rules.unused(Noun.BUNDLE, bundle.id(), bundle.name(), "containers are made of it", uses.to(bundle.id()));
            bundles = bundles.without(bundle);
        } else if (change instanceof Change.AddCheckpoint add) {
            Rules.free(Noun.CHECKPOINT, checkpoints, add.checkpoint());
            Rules.nameOwn(Noun.CHECKPOINT, checkpoints, add.checkpoint());
            checkpoints = checkpoints.with(add.checkpoint());
        } else if (change instanceof Change.PutCheckpoint put) {
            checkpoints.require(put.checkpoint().id());
            Rules.nameOwn(Noun.CHECKPOINT, checkpoints, put.checkpoint());
            checkpoints = checkpoints.with(put.checkpoint());
        } else if (change instanceof Change.RemoveCheckpoint remove) {
            checkpoints = checkpoints.without(checkpoints.require(remove.id()));
        } else {
            keepVolume(change);
        }
    }

    private void keepVolume(Change change) {
        if (change instanceof Change.AddVolume add) {
            Rules.free(Noun.VOLUME, volumes, add.volume());
            Rules.nameOwn(Noun.VOLUME, volumes, add.volume());
            volumes = volumes.with(add.volume());
        } else if (change instanceof Change.PutVolume put) {
            Rules.sameName(volumes.require(put.volume().id()), put.volume());
            volumes = volumes.with(put.volume());
        } else if (change instanceof Change.RemoveVolume remove) {
            Volume volume = volumes.require(remove.id());
            Rules.unused(Noun.VOLUME, volume.id(), volume.name(), "containers use it", volumeUses.to(volume.id()));
            volumes = volumes.without(volume);
        } else {
            keepRun(change);
        }
    }

    private void keepRun(Change change) {
        if (change instanceof Change.AddExec add) {
            addExec(add.session());
        } else if (change instanceof Change.PutExec put) {
            Rules.sameContainer(execs.require(put.session().id()), put.session());
            execs = execs.with(put.session());
        } else if (change instanceof Change.RemoveExec remove) {
            removeExec(execs.require(remove.id()));
        } else if (change instanceof Change.KeepExit keep) {
            exits = exits.with(keep.exit());
        } else if (change instanceof Change.ForgetExits forget) {
            exits = exits.without(forget.before());
        }
    }

    private void addExec(ExecSession session) {
        Rules.free(Noun.EXEC, execs, session);
        containers.require(session.container());
        execs = execs.with(session);
        execsOf = execsOf.with(session.id(), session.container());
    }

    private void removeExec(ExecSession session) {
        execs = execs.without(session);
        execsOf = execsOf.without(session.id(), session.container());
    }

    private void addContainer(ContainerRecord container) {
        ContainerConfig config = container.config();
        Rules.free(Noun.CONTAINER, containers, container);
        Rules.idFree(Noun.CONTAINER, config.id(), Noun.POD, pods);
        nameFree(Noun.CONTAINER, config.name());
        if (config.pod() != null) {
            pods.require(config.pod());
        }
        if (config.bundleId() != null) {
            bundles.require(config.bundleId());
        }
        for (String volume : config.volumeIds()) {
            volumes.require(volume);
            volumeUses = volumeUses.with(config.id(), volume);
        }
        for (String dependency : config.dependencies()) {
            Rules.mayDependOn(config, dependency, containers);
            dependents = dependents.with(config.id(), dependency);
        }
        members = members.with(config.id(), config.pod());
        uses = uses.with(config.id(), config.bundleId());
        imageUses = imageUses.with(config.id(), config.imageId());
        containers = containers.with(container);
    }

    private void putContainer(ContainerRecord container) {
        ContainerConfig old = containers.require(container.id()).config();
        ContainerConfig config = container.config();
        Rules.sameBorders(old, config);
        if (!old.name().equals(config.name())) {
            Rules.named(Noun.CONTAINER, config.id(), config.name());
            nameFree(Noun.CONTAINER, config.name());
        }
        containers = containers.with(container);
    }

    private void removeContainer(String id) {
        ContainerRecord container = containers.require(id);
        ContainerConfig config = container.config();
        List<String> users = dependents.to(id);
        if (!users.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.DEPENDENTS_EXIST,
                            "could not remove container %s: containers depend on it: %s"
                                    .formatted(config.name(), String.join(", ", users)))
                    .about(id)
                    .hint("Remove those containers first, or remove it together with them.")
                    .detail("dependents", users);
        }
        for (String dependency : config.dependencies()) {
            dependents = dependents.without(id, dependency);
        }
        for (String volume : config.volumeIds()) {
            volumeUses = volumeUses.without(id, volume);
        }
        execsOf.to(id).forEach(session -> removeExec(execs.require(session)));
        members = members.without(id, config.pod());
        uses = uses.without(id, config.bundleId());
        imageUses = imageUses.without(id, config.imageId());
        containers = containers.without(container);
    }

    private void putPod(PodConfig pod) {
        PodConfig old = pods.require(pod.id());
        if (!old.name().equals(pod.name())) {
            Rules.named(Noun.POD, pod.id(), pod.name());
            nameFree(Noun.POD, pod.name());
        }
        pods = pods.with(pod);
    }

    private void nameFree(Noun<?> noun, String name) {
        Rules.nameFree(noun, name, Noun.CONTAINER, containers);
        Rules.nameFree(noun, name, Noun.POD, pods);
    }
}
