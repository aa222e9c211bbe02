package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.container.ContainerTable;
import dev.slipway.gui.container.ContainerTableModel;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.PodDetail;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** What a pod is, above its containers. */
public final class PodOverview {
    private static final double FACTS = 0.46;

    private final Desk desk;
    private final String id;
    private final PodFacts facts;
    private final ChangeListener<Number> listener = (revision, before, now) -> refresh();
    private final ListChangeListener<Event> updates = this::heard;
    private boolean shown;
    private final Inspection<PodDetail> inspection;

    private PodOverview(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
        this.facts = new PodFacts(desk);
        this.inspection = new Inspection<>(desk, () -> desk.helper().call(PodCalls.INSPECT, new Common.Id(id)));
    }

    /** The overview of the pod with that full id. */
    public static Content of(Desk desk, String id) {
        PodOverview it = new PodOverview(desk, id);
        ContainerTable table = ContainerTable.ofPod(
                desk,
                new ContainerTableModel(desk.world(), id),
                () -> ActionContext.ofPods(
                        desk.connected(), desk.world().pod(id).map(List::of).orElse(List.of())));
        ScrollPane scroll = new ScrollPane(it.facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("overview", "edge-to-edge");
        SplitPane split = new SplitPane(scroll, table);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("frame-split");
        split.setDividerPositions(FACTS);
        desk.world().revisionProperty().addListener(it.listener);
        desk.world().events().addListener(it.updates);
        it.inspection.detailProperty().subscribe(detail -> it.facts.showLimits(detail));
        split.sceneProperty().subscribe(scene -> {
            it.shown = scene != null;
            it.look();
        });
        it.refresh();
        return new Content(split, () -> {
            desk.world().revisionProperty().removeListener(it.listener);
            desk.world().events().removeListener(it.updates);
        });
    }

    /** Limits and the control group are told by an inspection alone, which is made while they are shown and aren't known. */
    private void look() {
        if (shown) {
            inspection.look();
        }
    }

    private void heard(ListChangeListener.Change<? extends Event> change) {
        while (change.next()) {
            boolean updated = change.getAddedSubList().stream()
                    .anyMatch(event -> event.id().equals(id) && event.action().equals("update"));
            if (updated) {
                inspection.changed();
                look();
            }
        }
    }

    private void refresh() {
        desk.world().pod(id).ifPresent(facts::show);
    }
}
