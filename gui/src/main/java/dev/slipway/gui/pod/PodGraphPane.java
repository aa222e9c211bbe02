package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.container.StatsFeed;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.graph.GraphActions;
import dev.slipway.gui.graph.GraphModel;
import dev.slipway.gui.graph.GraphNode;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.graph.PodGraph;
import dev.slipway.gui.graph.PodGraphReader;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The graph of the world's pods, containers and networks, or of one pod and what it hangs together with, kept up to date. */
public final class PodGraphPane implements GraphActions {
    private final Desk desk;
    private final @Nullable String pod;
    private final GraphModel model;
    private final ChangeListener<Number> listener = (revision, before, now) -> refresh();
    private List<StatsSample> samples = List.of();

    private PodGraphPane(Desk desk, @Nullable String pod) {
        this.desk = desk;
        this.pod = pod;
        this.model = new GraphModel(desk.background());
    }

    /** The graph of everything and what ends its watching of the world. */
    public static Content of(Desk desk) {
        return new PodGraphPane(desk, null).content();
    }

    /** The graph of the pod with that full id. */
    static Content of(Desk desk, String pod) {
        return new PodGraphPane(desk, pod).content();
    }

    private Content content() {
        desk.world().revisionProperty().addListener(listener);
        refresh();
        GraphView view = new GraphView(model, this);
        StatsFeed stats = new StatsFeed(desk.helper(), desk.mapper(), newest -> {
            samples = newest;
            refresh();
        });
        view.sceneProperty().subscribe(scene -> stats.look(scene != null));
        return new Content(view, () -> {
            stats.look(false);
            desk.world().revisionProperty().removeListener(listener);
        });
    }

    private void refresh() {
        model.show(pod == null ? whole() : part(pod));
    }

    private PodGraph whole() {
        World world = desk.world();
        return PodGraphReader.read(world.pods(), world.containers(), world.networks(), samples);
    }

    /** The pod, its containers, what these need or serve outside it, and the networks all these are on. */
    private PodGraph part(String id) {
        World world = desk.world();
        List<PodSummary> pods =
                world.pods().stream().filter(any -> any.id().equals(id)).toList();
        Set<String> members = new HashSet<>();
        pods.forEach(one -> members.addAll(one.containers()));
        Predicate<ContainerSummary> related = container -> members.contains(container.id())
                || container.dependsOn().stream().anyMatch(members::contains)
                || pods.stream().anyMatch(one -> container.id().equals(one.service()))
                || world.containers().stream()
                        .anyMatch(other -> members.contains(other.id())
                                && other.dependsOn().contains(container.id()));
        List<ContainerSummary> containers =
                world.containers().stream().filter(related).toList();
        Set<String> on = new HashSet<>();
        pods.forEach(one -> on.addAll(one.networks()));
        containers.forEach(container -> container.networks().forEach(place -> on.add(place.network())));
        List<NetworkSummary> networks = world.networks().stream()
                .filter(network -> on.contains(network.name()))
                .toList();
        return PodGraphReader.read(pods, containers, networks, samples);
    }

    @Override
    public void open(GraphNode node) {
        switch (node.kind()) {
            case CONTAINER, INFRA -> desk.openings().container(node.objectId());
            case POD -> desk.openings().pod(node.objectId());
            case NETWORK -> desk.openings().inNavigator(node.id());
        }
    }

    @Override
    public ActionContext context(@Nullable GraphNode node) {
        if (node == null) {
            return pod == null ? desk.nothing() : pod(pod);
        }
        return switch (node.kind()) {
            case POD -> pod(node.objectId());
            case CONTAINER -> container(node.objectId());
            case INFRA, NETWORK -> desk.nothing();
        };
    }

    @Override
    public void menu(GraphNode node, Node owner, double screenX, double screenY) {
        switch (node.kind()) {
            case POD ->
                desk.controls().contextMenu(() -> pod(node.objectId()), "pod").show(owner, screenX, screenY);
            case CONTAINER ->
                desk.controls()
                        .contextMenu(() -> container(node.objectId()), "container")
                        .show(owner, screenX, screenY);
            case INFRA, NETWORK -> {
                // nothing is done to these by themselves
            }
        }
    }

    private ActionContext pod(String id) {
        return ActionContext.ofPods(
                desk.connected(), desk.world().pod(id).map(List::of).orElse(List.of()));
    }

    private ActionContext container(String id) {
        return ActionContext.ofContainers(
                desk.connected(), desk.world().container(id).map(List::of).orElse(List.of()));
    }
}
