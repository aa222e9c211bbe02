package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.container.ContainerView.Content;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.graph.GraphActions;
import dev.slipway.gui.graph.GraphModel;
import dev.slipway.gui.graph.GraphNode;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.graph.PodGraphReader;
import dev.slipway.gui.world.World;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;

/** The graph of the world's pods, containers and networks, kept up to date. */
public final class PodGraphPane implements GraphActions {
    private final Desk desk;

    private PodGraphPane(Desk desk) {
        this.desk = desk;
    }

    /** The graph and what ends its watching of the world. */
    public static Content of(Desk desk) {
        World world = desk.world();
        GraphModel model = new GraphModel(desk.background());
        ChangeListener<Number> refresh = (revision, before, now) ->
                model.show(PodGraphReader.read(world.pods(), world.containers(), world.networks()));
        world.revisionProperty().addListener(refresh);
        refresh.changed(world.revisionProperty(), -1, -1);
        return new Content(new GraphView(model, new PodGraphPane(desk)), () -> world.revisionProperty()
                .removeListener(refresh));
    }

    @Override
    public void open(GraphNode node) {
        if (node.kind() == GraphNode.Kind.CONTAINER || node.kind() == GraphNode.Kind.INFRA) {
            desk.openings().container(node.objectId());
        }
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
