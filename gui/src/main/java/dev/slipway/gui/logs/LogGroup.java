package dev.slipway.gui.logs;

import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The containers whose output one log shows by time. Those of a chosen pod come with it, also the ones that are made later. JavaFX
 * thread.
 */
final class LogGroup implements AutoCloseable {
    private static final int WIDEST_NAME = 24;

    private final World world;
    private final LogModel model;
    private final Follower follower;
    private final ObservableList<LogSource> sources = FXCollections.observableArrayList();
    private final Map<LogSource, Following> followings = new HashMap<>();
    private final Set<String> pods = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final InvalidationListener listener = change -> worldChanged();

    /** Begins to follow the container with that id. */
    interface Follower {
        Following follow(String container, LogInlet inlet);
    }

    /** No container yet. */
    LogGroup(World world, LogModel model, Follower follower) {
        this.world = world;
        this.model = model;
        this.follower = follower;
        world.containers().addListener(listener);
    }

    /** Those that are shown, in the order they were chosen. */
    ObservableList<LogSource> sources() {
        return sources;
    }

    /** Whether that container is shown. */
    boolean shows(String container) {
        return sources.stream().anyMatch(source -> source.id().equals(container));
    }

    /** Shows these and no others: containers by their ids, and all of a pod by its id. */
    void show(Collection<String> ids) {
        Set<String> wanted =
                ids.stream().flatMap(this::containers).collect(Collectors.toCollection(LinkedHashSet::new));
        pods.clear();
        ids.stream().filter(id -> world.pod(id).isPresent()).forEach(pods::add);
        List.copyOf(sources).stream()
                .filter(source -> !wanted.contains(source.id()))
                .forEach(this::remove);
        wanted.forEach(this::add);
    }

    private Stream<String> containers(String id) {
        return world.pod(id)
                .map(pod -> pod.containers().stream().filter(each -> !each.equals(pod.infra())))
                .orElse(Stream.of(id));
    }

    /** Shows one more. */
    void add(String container) {
        ContainerSummary summary = world.container(container).orElse(null);
        if (summary == null || shows(container)) {
            return;
        }
        seen.add(container);
        LogSource source = new LogSource(container, summary.name(), colour(container));
        LogInlet inlet = model.inlet(source);
        Following following = follower.follow(container, inlet);
        followings.put(source, following);
        sources.add(source);
        following.stateProperty().addListener(change -> stateChanged());
        fitNames();
        stateChanged();
    }

    /** Shows one no longer, and none of its lines. */
    void remove(LogSource source) {
        Following following = followings.remove(source);
        if (following != null) {
            following.close();
            sources.remove(source);
            model.drop(source);
            fitNames();
            stateChanged();
        }
    }

    /** That which its id stands for, or the next that none of the others has. */
    private int colour(String container) {
        Set<Integer> taken = sources.stream().map(LogSource::colour).collect(Collectors.toSet());
        int own = Math.floorMod(container.hashCode(), LogSource.COLOURS);
        return Stream.iterate(own, colour -> (colour + 1) % LogSource.COLOURS)
                .limit(LogSource.COLOURS)
                .filter(colour -> !taken.contains(colour))
                .findFirst()
                .orElse(own);
    }

    private void worldChanged() {
        boolean renamed = false;
        for (LogSource source : sources) {
            ContainerSummary summary = world.container(source.id()).orElse(null);
            if (summary != null && !summary.name().equals(source.name())) {
                source.rename(summary.name());
                renamed = true;
            }
        }
        if (renamed) {
            sources.setAll(List.copyOf(sources));
            fitNames();
        }
        pods.stream()
                .flatMap(id -> world.pod(id).map(PodSummary::id).stream())
                .flatMap(this::containers)
                .filter(id -> !seen.contains(id))
                .toList()
                .forEach(this::add);
    }

    private void fitNames() {
        int longest = sources.stream()
                .mapToInt(source -> source.name().length())
                .max()
                .orElse(0);
        model.nameWidthProperty().set(Math.min(WIDEST_NAME, longest));
    }

    private void stateChanged() {
        Map<String, LogState> states = new LinkedHashMap<>();
        followings.forEach((source, following) ->
                states.put(source.name(), following.stateProperty().get()));
        LogState together = LogState.together(states);
        boolean allEnded = together.equals(LogState.ENDED) && states.size() > 1;
        model.stateProperty().set(allEnded ? LogState.ended(Texts.get("logs.allEnded")) : together);
    }

    /** Follows none of them any longer. */
    @Override
    public void close() {
        world.containers().removeListener(listener);
        followings.values().forEach(Following::close);
        followings.clear();
        sources.clear();
    }
}
