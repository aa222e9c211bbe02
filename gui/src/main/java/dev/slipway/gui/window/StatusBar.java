package dev.slipway.gui.window;

import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The line at the bottom: connection, running tasks, notices. */
final class StatusBar extends HBox {
    private final Desk desk;
    private final Label connection = new Label("", new FontIcon(MaterialDesignC.CIRCLE));
    private final Label role = new Label();
    private final Label latency = new Label();
    private final Label task = new Label();
    private final ProgressBar bar = new ProgressBar();

    StatusBar(Desk desk, String socket) {
        this.desk = desk;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        connection.setText(socket);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.setPrefWidth(120);
        Button bell = new Button("", new FontIcon(MaterialDesignB.BELL_OUTLINE));
        bell.setId("bell");
        bell.getStyleClass().addAll("flat", "bell");
        bell.setFocusTraversable(false);
        bell.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            int unread = desk.notices().unreadProperty().get();
                            return unread == 0 ? "" : String.valueOf(unread);
                        },
                        desk.notices().unreadProperty()));
        bell.setOnAction(event -> {
            desk.notices().unreadProperty().set(0);
            desk.openings().toolWindow("notices");
        });
        Button tasks = new Button("", new HBox(8, task, bar));
        tasks.getStyleClass().addAll("flat", "running-tasks");
        tasks.setFocusTraversable(false);
        tasks.setOnAction(event -> desk.openings().toolWindow("tasks"));
        tasks.visibleProperty().bind(Bindings.isNotEmpty(desk.tasks().running()));
        getChildren().addAll(connection, role, latency, space, tasks, bell);
        InvalidationListener changed = property -> refresh();
        desk.helper().stateProperty().addListener(changed);
        desk.helper().welcomeProperty().addListener(changed);
        desk.helper().latencyProperty().addListener(changed);
        desk.tasks().running().addListener((ListChangeListener<TaskEntry>) change -> showTask());
        refresh();
    }

    private void refresh() {
        ConnectionState state = desk.helper().stateProperty().get();
        connection.getStyleClass().removeAll(StatusLook.ROLES);
        connection
                .getStyleClass()
                .add(
                        switch (state) {
                            case CONNECTED -> "success";
                            case CONNECTING -> "warning";
                            case LOST -> "danger";
                        });
        var welcome = desk.helper().welcomeProperty().get();
        boolean connected = state == ConnectionState.CONNECTED;
        role.setText(
                connected && welcome != null
                        ? Texts.get("status.role", welcome.user(), welcome.role())
                        : Texts.get(state == ConnectionState.LOST ? "status.offline" : "status.connecting"));
        long millis = desk.helper().latencyProperty().get();
        latency.setText(millis < 0 ? "" : Texts.get("status.latency", millis));
    }

    private void showTask() {
        var running = desk.tasks().running();
        bar.progressProperty().unbind();
        if (running.isEmpty()) {
            task.setText("");
            return;
        }
        TaskEntry first = running.get(0);
        task.setText(
                running.size() == 1 ? first.title() : Texts.get("status.tasks", first.title(), running.size() - 1));
        bar.progressProperty().bind(first.fractionProperty());
    }
}
