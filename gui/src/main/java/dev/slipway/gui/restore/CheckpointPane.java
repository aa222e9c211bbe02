package dev.slipway.gui.restore;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** A checkpoint: its name and actions above the tree of the processes saved in it. */
public final class CheckpointPane extends BorderPane {
    private final Desk desk;
    private final String id;

    /** The checkpoint with that full id. */
    public CheckpointPane(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
        getStyleClass().add("checkpoint-tab");
        Contexts.attach(this, this::context);
        setTop(header());
        setCenter(Placeholder.loading(Texts.get("checkpoint.reading")));
        desk.background()
                .deliver(
                        desk.helper().call(CheckpointCalls.PROCESSES, CheckpointCalls.ById.of(id)),
                        this::show,
                        this::failed);
    }

    private ActionContext context() {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        return ActionContext.ofCheckpoints(desk.connected(), checkpoint == null ? List.of() : List.of(checkpoint));
    }

    private HBox header() {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        Label name = new Label(checkpoint == null ? Amounts.shortId(id) : checkpoint.name());
        name.getStyleClass().add("tab-heading");
        Label about = new Label(
                checkpoint == null
                        ? ""
                        : Texts.get("checkpoint.about", checkpoint.containerName(), Amounts.bytes(checkpoint.size())));
        about.getStyleClass().add("dim-text");
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(name, about, space);
        for (String action : List.of("checkpoint.restore", "checkpoint.clone", "checkpoint.remove")) {
            header.getChildren().add(desk.controls().iconButton(action, this::context));
        }
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("view-bar", "tab-header");
        return header;
    }

    private void show(List<CheckpointedProcess> processes) {
        TreeItem<@Nullable CheckpointedProcess> root = new TreeItem<>();
        Map<Integer, TreeItem<@Nullable CheckpointedProcess>> byPid = new HashMap<>();
        for (CheckpointedProcess process : processes) {
            TreeItem<@Nullable CheckpointedProcess> item = new TreeItem<>(process);
            item.setExpanded(true);
            byPid.put(process.pid(), item);
            byPid.getOrDefault(process.ppid(), root).getChildren().add(item);
        }
        TreeTableView<@Nullable CheckpointedProcess> tree = new TreeTableView<>(root);
        tree.setShowRoot(false);
        tree.setFixedCellSize(26);
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        tree.getStyleClass().addAll("dense", "no-border");
        tree.getColumns()
                .addAll(List.of(
                        column("process", 220, CheckpointedProcess::comm, "strong"),
                        column("pid", 80, process -> String.valueOf(process.pid()), "number"),
                        column("state", 90, CheckpointedProcess::state, "plain"),
                        column(
                                "threads",
                                80,
                                process -> String.valueOf(process.threads().size()),
                                "number"),
                        column(
                                "user",
                                70,
                                process -> process.uid() == null ? "" : String.valueOf(process.uid()),
                                "number"),
                        column("memory", 100, process -> Amounts.bytes(process.memory()), "number"),
                        column("commandLine", 400, process -> String.join(" ", process.args()), "mono")));
        setCenter(tree);
    }

    private void failed(Throwable failure) {
        String message = Background.cause(failure).getMessage();
        setCenter(Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                Texts.get("checkpoint.unreadable"),
                message == null ? "" : Notices.sentence(message)));
    }

    private static TreeTableColumn<@Nullable CheckpointedProcess, String> column(
            String key, double width, Function<CheckpointedProcess, String> text, String style) {
        TreeTableColumn<@Nullable CheckpointedProcess, String> column =
                new TreeTableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> {
            CheckpointedProcess process = features.getValue().getValue();
            return new SimpleStringProperty(process == null ? "" : text.apply(process));
        });
        column.getStyleClass().add(style);
        return column;
    }
}
