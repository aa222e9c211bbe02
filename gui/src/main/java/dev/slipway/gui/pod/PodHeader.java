package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.control.PodHealth;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.format.Amounts;
import dev.slipway.protocol.model.PodSummary;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The head of a pod's tab: its name, how it is, and what can be done to it. */
final class PodHeader extends HBox {
    private final Label name = new Label();
    private final Label shortId = new Label();
    private final StatusLabel status = new StatusLabel();
    private final ActionBar actions;

    PodHeader(ActionBar actions) {
        this.actions = actions;
        name.getStyleClass().add("tab-heading");
        shortId.getStyleClass().addAll("mono", "dim-text");
        shortId.setMinWidth(0);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, status, shortId, space, actions);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("view-bar", "tab-header");
    }

    void show(PodSummary pod, PodHealth health) {
        name.setText(pod.name());
        shortId.setText(Amounts.shortId(pod.id()));
        status.show(health.look());
        actions.refresh();
    }
}
