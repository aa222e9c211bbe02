package dev.slipway.gui.world;

import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The mirror of the helper's world. Confined to the JavaFX thread; every view derives from it. */
public final class World {
    /** Events kept; older ones are dropped. */
    static final int EVENTS = 5_000;

    private final KeyedList<ContainerSummary> containers = new KeyedList<>(ContainerSummary::id);
    private final KeyedList<PodSummary> pods = new KeyedList<>(PodSummary::id);
    private final KeyedList<BundleSummary> bundles = new KeyedList<>(BundleSummary::id);
    private final KeyedList<CheckpointSummary> checkpoints = new KeyedList<>(CheckpointSummary::id);
    private final KeyedList<NetworkSummary> networks = new KeyedList<>(NetworkSummary::name);
    private final KeyedList<ImageSummary> images = new KeyedList<>(ImageSummary::id);
    private final KeyedList<VolumeSummary> volumes = new KeyedList<>(VolumeSummary::id);
    private final KeyedList<ExecSummary> execs = new KeyedList<>(ExecSummary::id);
    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision", -1);
    private final Map<String, Map<String, Object>> snapshot = new LinkedHashMap<>();

    /** Containers, oldest first; infra containers of pods included. */
    public KeyedList<ContainerSummary> containers() {
        return containers;
    }

    /** Pods, oldest first. */
    public KeyedList<PodSummary> pods() {
        return pods;
    }

    /** Bundles, oldest first. */
    public KeyedList<BundleSummary> bundles() {
        return bundles;
    }

    /** Checkpoints, oldest first. */
    public KeyedList<CheckpointSummary> checkpoints() {
        return checkpoints;
    }

    /** Networks; their name is their id. */
    public KeyedList<NetworkSummary> networks() {
        return networks;
    }

    /** Images, of whichever program's making. */
    public KeyedList<ImageSummary> images() {
        return images;
    }

    /** Volumes, oldest first. */
    public KeyedList<VolumeSummary> volumes() {
        return volumes;
    }

    /** Exec sessions, oldest first. */
    public KeyedList<ExecSummary> execs() {
        return execs;
    }

    /** Events, oldest first, the last {@value #EVENTS}. */
    public ObservableList<Event> events() {
        return events;
    }

    /** Whether a whole world has arrived since the start; before that an empty list says nothing. */
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** The revision the mirror is at; -1 before the first world. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The container with that full id. */
    public Optional<ContainerSummary> container(String id) {
        return Optional.ofNullable(containers.find(id));
    }

    /** The pod with that full id. */
    public Optional<PodSummary> pod(String id) {
        return Optional.ofNullable(pods.find(id));
    }

    /** Applies updates in order, each kind's list changing at most once. */
    public void apply(List<WorldUpdate> updates) {
        List<Event> newEvents = new ArrayList<>();
        together(
                List.of(containers, pods, bundles, checkpoints, networks, images, volumes, execs),
                () -> updates.forEach(update -> apply(update, newEvents)));
        events.addAll(newEvents);
        if (events.size() > EVENTS) {
            events.remove(0, events.size() - EVENTS);
        }
    }

    private static void together(List<KeyedList<?>> lists, Runnable work) {
        if (lists.isEmpty()) {
            work.run();
        } else {
            lists.get(0).together(() -> together(lists.subList(1, lists.size()), work));
        }
    }

    private void apply(WorldUpdate update, List<Event> newEvents) {
        if (!update.snapshot()) {
            update.changes().forEach(entry -> change(entry, newEvents));
            revision.set(update.revision());
            return;
        }
        if (update.first()) {
            snapshot.clear();
        }
        for (WorldUpdate.Entry entry : update.changes()) {
            Object object = entry.object();
            if (object instanceof Event event) {
                newEvents.add(event);
            } else if (object != null) {
                snapshot.computeIfAbsent(entry.kind(), kind -> new LinkedHashMap<>())
                        .put(entry.id(), object);
            }
        }
        if (update.last()) {
            containers.become(taken("container", ContainerSummary.class));
            pods.become(taken("pod", PodSummary.class));
            bundles.become(taken("bundle", BundleSummary.class));
            checkpoints.become(taken("checkpoint", CheckpointSummary.class));
            networks.become(taken("network", NetworkSummary.class));
            images.become(taken("image", ImageSummary.class));
            volumes.become(taken("volume", VolumeSummary.class));
            execs.become(taken("exec", ExecSummary.class));
            snapshot.clear();
            revision.set(update.revision());
            known.set(true);
        }
    }

    private <T> List<T> taken(String kind, Class<T> type) {
        return snapshot.getOrDefault(kind, Map.of()).values().stream()
                .map(type::cast)
                .toList();
    }

    private void change(WorldUpdate.Entry entry, List<Event> newEvents) {
        Object object = entry.object();
        if (object instanceof ContainerSummary container) {
            containers.put(container);
        } else if (object instanceof PodSummary pod) {
            pods.put(pod);
        } else if (object instanceof BundleSummary bundle) {
            bundles.put(bundle);
        } else if (object instanceof CheckpointSummary checkpoint) {
            checkpoints.put(checkpoint);
        } else if (object instanceof NetworkSummary network) {
            networks.put(network);
        } else if (object instanceof ImageSummary image) {
            images.put(image);
        } else if (object instanceof VolumeSummary volume) {
            volumes.put(volume);
        } else if (object instanceof ExecSummary exec) {
            execs.put(exec);
        } else if (object instanceof Event event) {
            newEvents.add(event);
        } else {
            delete(entry);
        }
    }

    private void delete(WorldUpdate.Entry entry) {
        switch (entry.kind()) {
            case "container" -> containers.delete(entry.id());
            case "pod" -> pods.delete(entry.id());
            case "bundle" -> bundles.delete(entry.id());
            case "checkpoint" -> checkpoints.delete(entry.id());
            case "network" -> networks.delete(entry.id());
            case "image" -> images.delete(entry.id());
            case "volume" -> volumes.delete(entry.id());
            case "exec" -> execs.delete(entry.id());
            default -> {
                // a kind this version doesn't show
            }
        }
    }
}
