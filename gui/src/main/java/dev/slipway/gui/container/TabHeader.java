package dev.slipway.gui.container;

import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The head of a container's tab: its name, how it is, and what can be done to it. */
final class TabHeader extends HBox {
    private final Label name = new Label();
    private final Label shortId = new Label();
    private final StatusLabel status = new StatusLabel();
    private final StatusLabel health = StatusLabel.chip();
    private final RestartChip restarts = new RestartChip();
    private final RestartClock clock = new RestartClock();
    private final Label lock = new Label("", new FontIcon(MaterialDesignL.LOCK));
    private final ActionBar actions;

    TabHeader(ActionBar actions) {
        this.actions = actions;
        name.getStyleClass().add("tab-heading");
        shortId.getStyleClass().addAll("mono", "dim-text");
        shortId.setMinWidth(0);
        lock.getStyleClass().addAll("lock", "dim-text");
        lock.setAccessibleText(Texts.get("container.protected"));
        Tips.on(lock, Texts.get("container.protected"));
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, lock, status, clock, restarts, health, shortId, space, actions);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("view-bar", "tab-header");
    }

    void show(ContainerSummary container) {
        name.setText(container.name());
        shortId.setText(Amounts.shortId(container.id()));
        status.show(StatusLook.of(container));
        restarts.show(container.restartCount());
        shown(lock, container.guarded());
        String found = container.health();
        health.show(found == null ? null : StatusLook.ofHealth(found));
        shown(health, found != null);
        if (ContainerActions.alive(container)) {
            clock.show(null);
        }
        actions.refresh();
    }

    /** Tells when its restart policy will start it; absent for never. */
    void restartsAt(@Nullable Instant time) {
        clock.show(time);
    }

    private static void shown(Label label, boolean wanted) {
        label.setVisible(wanted);
        label.setManaged(wanted);
    }
}
