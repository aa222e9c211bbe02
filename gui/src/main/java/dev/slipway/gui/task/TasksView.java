package dev.slipway.gui.task;

import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Long work of this session, newest first; beside it the parts of what is selected, where it has some. */
public final class TasksView extends SplitPane implements Filterable {
    private static final double LIST = 0.62;

    private final LineFilter<TaskEntry> filter;
    private final ListView<TaskEntry> list = new ListView<>();
    private final PartsView parts = new PartsView();

    /** A list of tasks. */
    public TasksView(Tasks tasks) {
        filter = new LineFilter<>(
                tasks.all(), task -> task.title() + " " + task.phaseProperty().get());
        list.setItems(filter.shown());
        list.setId("tasks");
        list.getStyleClass().addAll("dense", "edge-to-edge", "tasks");
        list.setFixedCellSize(30);
        list.setPlaceholder(Placeholder.empty(
                MaterialDesignP.PROGRESS_CHECK, Texts.get("tasks.empty.title"), Texts.get("tasks.empty.text")));
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((property, before, task) -> parts.show(task));
        tasks.all().addListener((ListChangeListener<TaskEntry>) change -> {
            while (change.next()) {
                if (change.wasAdded() && !change.wasUpdated()) {
                    list.getSelectionModel().select(change.getAddedSubList().get(0));
                }
            }
        });
        list.getSelectionModel().selectFirst();
        getStyleClass().add("frame-split");
        getItems().add(list);
        parts.anyProperty().subscribe(any -> {
            if (any && getItems().size() == 1) {
                getItems().add(parts);
                setDividerPositions(LIST);
            } else if (!any) {
                getItems().remove(parts);
            }
        });
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    @Override
    public StringProperty filterProperty() {
        return filter.textProperty();
    }

    private static final class Cell extends ListCell<TaskEntry> {
        private final Label state = new Label();
        private final Label title = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Label phase = new Label();
        private final Label time = new Label();
        private final Button cancel = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        private final HBox box = new HBox(10, state, title, bar, phase, time, cancel);

        Cell() {
            box.setAlignment(Pos.CENTER_LEFT);
            // as wide as the list, so that the texts give way and the button stays in sight
            setPrefWidth(0);
            state.setMinWidth(90);
            time.setMinWidth(USE_PREF_SIZE);
            cancel.setMinWidth(USE_PREF_SIZE);
            title.getStyleClass().add("strong");
            bar.setPrefWidth(160);
            bar.setMinWidth(60);
            phase.getStyleClass().add("dim-text");
            phase.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(phase, Priority.ALWAYS);
            time.getStyleClass().add("dim-text");
            cancel.getStyleClass().addAll("flat", "icon-button");
            cancel.setId("task-cancel");
            cancel.setAccessibleText(Texts.get("button.cancel"));
        }

        @Override
        protected void updateItem(@Nullable TaskEntry task, boolean empty) {
            super.updateItem(task, empty);
            if (empty || task == null) {
                setGraphic(null);
                return;
            }
            TaskState how = task.stateProperty().get();
            state.setText(Texts.get("task.state." + how.name().toLowerCase(Locale.ROOT)));
            state.getStyleClass().removeAll(StatusLook.ROLES);
            state.getStyleClass()
                    .add(
                            switch (how) {
                                case RUNNING -> "accent";
                                case SUCCEEDED -> "success";
                                case FAILED -> "danger";
                                case CANCELLED -> "muted";
                            });
            title.setText(task.title());
            bar.progressProperty().bind(task.fractionProperty());
            bar.setVisible(task.isRunning());
            bar.setManaged(task.isRunning());
            phase.textProperty().bind(task.phaseProperty());
            time.setText(Ages.clock(task.started()));
            cancel.setVisible(task.isRunning());
            cancel.setManaged(task.isRunning());
            cancel.setOnAction(event -> task.cancel());
            setGraphic(box);
        }
    }
}
