package dev.slipway.gui.restore;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Checkpoints as a table: all, or those of one container. */
public final class CheckpointsView extends TableView<CheckpointSummary> {
    private final Desk desk;

    /** Checkpoints of the container with that id; of all where it is empty. */
    public CheckpointsView(Desk desk, String container) {
        super(new FilteredList<>(
                desk.world().checkpoints(),
                checkpoint -> container.isEmpty() || checkpoint.container().equals(container)));
        this.desk = desk;
        setFixedCellSize(26);
        getStyleClass().addAll("dense", "no-border");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns()
                .addAll(List.of(
                        column("name", 200, CheckpointSummary::name, "strong"),
                        column("container", 160, CheckpointSummary::containerName, "plain"),
                        column("size", 90, checkpoint -> Amounts.bytes(checkpoint.size()), "number"),
                        column("taken", 160, checkpoint -> Ages.full(checkpoint.created()), "plain"),
                        column("options", 260, checkpoint -> String.join(", ", checkpoint.options()), "dim-text")));
        setPlaceholder(Placeholder.empty(
                MaterialDesignC.CAMERA_OUTLINE,
                Texts.get("checkpoints.empty.title"),
                Texts.get("checkpoints.empty.text")));
        Contexts.attach(this, this::context);
        var menu = desk.controls()
                .contextMenu(
                        this::context,
                        "checkpoint.open",
                        "checkpoint.restore",
                        "checkpoint.clone",
                        "-",
                        "checkpoint.remove");
        setContextMenu(menu);
        setRowFactory(view -> {
            TableRow<CheckpointSummary> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                    desk.openings().checkpoint(row.getItem().id());
                }
            });
            return row;
        });
    }

    private ActionContext context() {
        return ActionContext.ofCheckpoints(
                desk.connected(),
                getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static TableColumn<CheckpointSummary, String> column(
            String key, double width, Function<CheckpointSummary, String> text, String style) {
        TableColumn<CheckpointSummary, String> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new SimpleStringProperty(text.apply(features.getValue())));
        column.getStyleClass().add(style);
        return column;
    }
}
