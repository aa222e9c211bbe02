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
    /** By the contract's word for it; another kind is one that this version doesn't show. */
    private final Map<String, Mirrored<?>> kinds = kinds();

    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision", -1);
    private final Map<String, Map<String, Object>> snapshot = new LinkedHashMap<>();
    private long reached = -1;
    private boolean complete;

    private Map<String, Mirrored<?>> kinds() {
        Map<String, Mirrored<?>> byWord = new LinkedHashMap<>();
        byWord.put("container", new Mirrored<>(ContainerSummary.class, containers));
        byWord.put("pod", new Mirrored<>(PodSummary.class, pods));
        byWord.put("bundle", new Mirrored<>(BundleSummary.class, bundles));
        byWord.put("checkpoint", new Mirrored<>(CheckpointSummary.class, checkpoints));
        byWord.put("network", new Mirrored<>(NetworkSummary.class, networks));
        byWord.put("image", new Mirrored<>(ImageSummary.class, images));
        byWord.put("volume", new Mirrored<>(VolumeSummary.class, volumes));
        byWord.put("exec", new Mirrored<>(ExecSummary.class, execs));
        return byWord;
    }

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

    /** Applies updates in order, each kind's list changing at most once, and no list telling before all have changed. */
    public void apply(List<WorldUpdate> updates) {
        List<Event> newEvents = new ArrayList<>();
        updates.forEach(update -> apply(update, newEvents));
        show(List.copyOf(kinds.values()));
        events.addAll(newEvents);
        if (events.size() > EVENTS) {
            events.remove(0, events.size() - EVENTS);
        }
    }

    private void show(List<Mirrored<?>> kindsLeft) {
        if (kindsLeft.isEmpty()) {
            kinds.values().forEach(Mirrored::show);
            revision.set(reached);
            known.set(complete);
        } else {
            kindsLeft.get(0).shown().together(() -> show(kindsLeft.subList(1, kindsLeft.size())));
        }
    }

    private void apply(WorldUpdate update, List<Event> newEvents) {
        if (!update.snapshot()) {
            update.changes().forEach(entry -> change(entry, newEvents));
            reached = update.revision();
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
            kinds.forEach((word, kind) -> kind.replace(snapshot.getOrDefault(word, Map.of())));
            snapshot.clear();
            reached = update.revision();
            complete = true;
        }
    }

    private void change(WorldUpdate.Entry entry, List<Event> newEvents) {
        Object object = entry.object();
        Mirrored<?> kind = kinds.get(entry.kind());
        if (object instanceof Event event) {
            newEvents.add(event);
        } else if (kind != null && object != null) {
            kind.put(entry.id(), object);
        } else if (kind != null) {
            kind.delete(entry.id());
        }
    }
}
