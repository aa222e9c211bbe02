package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.container.FrozenContainer;
import dev.slipway.runtime.container.ProcessImages;
import dev.slipway.runtime.container.Standstill;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.storage.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checkpoints of all containers of a pod as of one moment. Each is a checkpoint like any other, too. */
@SuppressWarnings("try") // connections are held, not looked at
public final class PodCheckpoints {
    private final CheckpointParts parts;
    private final ProcessImages processes;
    private final Criu criu;
    private final Catalogue catalogue;
    private final CheckpointNames names;
    private final Taking taking;
    private final Checkpoints each;
    private final Supplier<Map<String, String>> host;
    private final SavedTar tar = new SavedTar();

    PodCheckpoints(
            CheckpointParts parts,
            Criu criu,
            Catalogue catalogue,
            CheckpointNames names,
            Taking taking,
            Checkpoints each,
            Supplier<Map<String, String>> host) {
        this.parts = parts;
        this.processes = parts.containers().processImages();
        this.criu = criu;
        this.catalogue = catalogue;
        this.names = names;
        this.taking = taking;
        this.each = each;
        this.host = host;
    }

    /**
     * What was taken together.
     *
     * @param group the id that they share
     * @param checkpoints in the order of their containers' ids
     */
    public record Taken(String group, List<Checkpoint> checkpoints) {
        public Taken {
            checkpoints = List.copyOf(checkpoints);
        }
    }

    /**
     * Takes one of each running container of a pod, its infra container aside: all are frozen, then each is saved, files
     * and processes. All of them are kept, or none, and then all go on. Without {@code leaveRunning} they are EXITED
     * afterwards; established connections out of the pod end then.
     *
     * @param name before the containers' names in those of the checkpoints; null for one made from the pod's
     * @throws EngineException UNSUPPORTED; NO_SUCH_POD; STATE_INVALID if no container runs or one is paused;
     *     CHECKPOINT_EXISTS; INVALID_ARGUMENT; CHECKPOINT with cause and cure
     */
    public Taken create(String idOrName, @Nullable String name, CheckpointOptions options, Progress progress) {
        criu.require();
        PodConfig pod = parts.state().lookupPod(idOrName);
        List<ContainerRecord> members = members(pod);
        String group = parts.ids().get();
        Map<String, Taking.Wish> wishes = new LinkedHashMap<>();
        String prefix = prefix(pod, name, members);
        for (ContainerRecord member : members) {
            String chosen = names.choose("take a checkpoint", prefix + "." + member.name(), "");
            wishes.put(member.id(), new Taking.Wish(parts.ids().get(), chosen, options, null, group, null, host.get()));
        }
        try {
            processes.checkpointTogether(
                    List.copyOf(wishes.keySet()),
                    options.leaveRunning(),
                    frozen -> dump(pod, group, frozen, wishes, progress));
        } finally {
            wishes.values().forEach(wish -> catalogue.discardUnsaved(wish.id()));
        }
        progress.at("done", 1);
        return new Taken(group, group(group));
    }

    private List<ContainerRecord> members(PodConfig pod) {
        List<ContainerRecord> members = parts.state().podContainers(pod.id()).stream()
                .filter(member -> !member.config().infra())
                .filter(member -> member.status().hasProcess())
                .toList();
        if (members.isEmpty()) {
            throw EngineException.of(
                            ErrorKind.STATE_INVALID,
                            "could not checkpoint pod " + pod.name() + ": none of its containers runs")
                    .about(pod.id())
                    .hint("Start it first.");
        }
        return members;
    }

    private String prefix(PodConfig pod, @Nullable String name, List<ContainerRecord> members) {
        if (name != null) {
            return name;
        }
        List<String> taken =
                parts.state().checkpoints().stream().map(Checkpoint::name).toList();
        int number = 1;
        while (clashes(taken, pod.name() + "-" + number, members)) {
            number++;
        }
        return pod.name() + "-" + number;
    }

    private static boolean clashes(List<String> taken, String prefix, List<ContainerRecord> members) {
        return members.stream().anyMatch(member -> taken.contains(prefix + "." + member.name()));
    }

    private List<Change> dump(
            PodConfig pod,
            String group,
            List<FrozenContainer> frozen,
            Map<String, Taking.Wish> wishes,
            Progress progress) {
        Map<FrozenContainer, Path> begun = new LinkedHashMap<>();
        for (FrozenContainer member : frozen) {
            Taking.Wish wish = wish(member, wishes);
            Path folder = taking.begin(member, wish);
            begun.put(member, folder);
            taking.files(member, folder, wish.options(), progress);
        }
        List<Change> changes = new ArrayList<>();
        int number = 0;
        for (Map.Entry<FrozenContainer, Path> member : begun.entrySet()) {
            progress.check();
            progress.at("processes", 0.4 + 0.5 * number / begun.size());
            Taking.Wish wish = wish(member.getKey(), wishes);
            CheckpointOptions going = wish.options().edit().leaveRunning(true).build();
            taking.dump(member.getKey(), member.getValue(), going, null);
            changes.addAll(taking.taken(member.getKey().record(), member.getValue(), wish, progress));
            number++;
        }
        changes.add(new Change.Append(new Event(
                0,
                parts.clock().instant(),
                Event.Type.POD,
                "checkpoint",
                pod.id(),
                pod.name(),
                Map.of("group", group))));
        return changes;
    }

    private static Taking.Wish wish(FrozenContainer member, Map<String, Taking.Wish> wishes) {
        return Optional.ofNullable(wishes.get(member.record().id())).orElseThrow();
    }

    /** Those with this id of their own; empty if there are none. */
    List<Checkpoint> group(String group) {
        return parts.state().checkpoints().stream()
                .filter(checkpoint -> group.equals(checkpoint.group()))
                .toList();
    }

    /**
     * Those that were taken together.
     *
     * @param groupOrOne the id that they share, or one of them by id, unique prefix or name
     * @throws EngineException NO_SUCH_CHECKPOINT; INVALID_ARGUMENT for one that was taken alone
     */
    public List<Checkpoint> require(String groupOrOne) {
        List<Checkpoint> direct = group(groupOrOne);
        if (!direct.isEmpty()) {
            return direct;
        }
        Checkpoint one = parts.state().lookupCheckpoint(groupOrOne);
        if (one.group() == null) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not restore the pod: checkpoint " + one.name() + " was taken of a container alone")
                    .about(one.id())
                    .hint("Restore that container, or give a checkpoint of a whole pod.");
        }
        return group(one.group());
    }

    /**
     * Restores what was taken together, each in its container: from EXITED to RUNNING, all of them or none. The pod's
     * infra container is started if need be, at the addresses that it had. What is restored when another can't be is
     * stopped again.
     *
     * @param intoPod full id, unique prefix or name of a pod in which the containers are made again, where they are gone or
     *     come from elsewhere; null for their own
     * @param ignoreStaticIp the pod gets any free address if it is started
     * @param ignoreStaticMac it gets any hardware address if it is started
     * @return the containers that run
     * @throws EngineException as {@link #require} and {@link Checkpoints#restore}
     */
    public List<ContainerRecord> restore(
            String groupOrOne,
            @Nullable String intoPod,
            boolean ignoreStaticIp,
            boolean ignoreStaticMac,
            Progress progress) {
        List<Checkpoint> all = dependenciesFirst(require(groupOrOne));
        Optional<PodConfig> pod = intoPod == null
                ? Optional.ofNullable(all.get(0).pod()).flatMap(parts.state()::pod)
                : Optional.of(parts.state().lookupPod(intoPod));
        List<RestoreRequest> requests = all.stream()
                .map(checkpoint -> RestoreRequest.inPlace(checkpoint.id())
                        .edit()
                        .pod(intoPod)
                        .ignoreStaticIp(ignoreStaticIp)
                        .ignoreStaticMac(ignoreStaticMac)
                        .build())
                .toList();
        for (RestoreRequest request : requests) {
            Restoring.refuse(each.require(request.checkpoint()), request, each.preflight(request));
        }
        progress.check();
        each.startInfra(all.get(0), requests.get(0));
        pod.ifPresent(one -> shareMemory(all, one));
        List<ContainerRecord> restored = new ArrayList<>();
        boolean whole = false;
        try (Standstill.Held held = connections(all, pod)) {
            for (RestoreRequest request : requests) {
                progress.at(
                        "restore " + all.get(restored.size()).containerName(), (double) restored.size() / all.size());
                restored.add(each.restore(request, Progress.NONE));
                progress.check();
            }
            whole = true;
        } finally {
            if (!whole) {
                restored.forEach(this::stop);
            }
        }
        progress.at("done", 1);
        return restored;
    }

    /** So that a container that is made again finds those that it depends on. */
    private static List<Checkpoint> dependenciesFirst(List<Checkpoint> all) {
        Map<Checkpoint, List<String>> left = new LinkedHashMap<>();
        SavedConfig configs = new SavedConfig();
        all.forEach(each -> left.put(each, configs.read(Path.of(each.path())).dependsOn()));
        List<Checkpoint> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> waiting =
                    left.keySet().stream().map(Checkpoint::containerId).collect(Collectors.toSet());
            Checkpoint next = left.entrySet().stream()
                    .filter(each -> Collections.disjoint(each.getValue(), waiting))
                    .findFirst()
                    .orElseGet(() -> left.entrySet().iterator().next())
                    .getKey();
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Holds those within the pod, if there may be any. */
    private Standstill.Held connections(List<Checkpoint> all, Optional<PodConfig> pod) {
        return pod.filter(any -> all.stream().anyMatch(each -> each.options().tcpEstablished()))
                .filter(one -> one.share().contains("net"))
                .map(PodConfig::infraId)
                .flatMap(parts.state()::container)
                .map(processes.standstill()::begin)
                .orElse(() -> {});
    }

    private void stop(ContainerRecord restored) {
        parts.containers().require(restored.id()).stop(Duration.ZERO);
    }

    /** What the containers share is as it was, unless another container is at it. */
    private void shareMemory(List<Checkpoint> all, PodConfig pod) {
        Path saved = all.stream()
                .map(checkpoint -> Path.of(checkpoint.path()).resolve(Members.SHARED_MEMORY))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        if (saved == null || pod.infraId() == null) {
            return;
        }
        boolean alone = parts.state().podContainers(pod.id()).stream()
                .filter(member -> !member.config().infra())
                .noneMatch(member -> member.status().hasProcess());
        Optional<Path> memory = processes.sharedMemory(pod.infraId());
        if (alone && memory.isPresent()) {
            empty(memory.get());
            tar.fill(memory.get(), saved);
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                FileTree.delete(child);
            }
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not restore the pod's shared memory: " + e.getMessage(), e);
        }
    }
}
