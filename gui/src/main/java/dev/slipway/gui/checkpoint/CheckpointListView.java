package dev.slipway.gui.checkpoint;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The checkpoints there are, by container, the newest first. */
public final class CheckpointListView extends BorderPane {
    private final ObservableList<CheckpointSummary> checkpoints;
    private final CheckpointActions actions;
    private final boolean grouped;
    private final TreeTableView<CheckpointRow> table = new TreeTableView<>();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<List<CheckpointSummary>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final Set<String> folded = new HashSet<>();
    private boolean filling;

    /** A view of all checkpoints under their containers, which follows {@code checkpoints}. */
    public static CheckpointListView byContainer(
            ObservableList<CheckpointSummary> checkpoints, CheckpointActions actions) {
        return new CheckpointListView(checkpoints, actions, true);
    }

    /** A view of one container's checkpoints, which follows {@code checkpoints}. */
    public static CheckpointListView plain(ObservableList<CheckpointSummary> checkpoints, CheckpointActions actions) {
        return new CheckpointListView(checkpoints, actions, false);
    }

    private CheckpointListView(
            ObservableList<CheckpointSummary> checkpoints, CheckpointActions actions, boolean grouped) {
        this.checkpoints = checkpoints;
        this.actions = actions;
        this.grouped = grouped;
        getStyleClass().add("checkpoint-list");
        getStylesheets()
                .add(Objects.requireNonNull(
                                CheckpointListView.class.getResource("/dev/slipway/gui/resources/checkpoint.css"))
                        .toExternalForm());
        table.getColumns()
                .setAll(List.of(
                        Columns.named(
                                Texts.get("checkpoints.name"), 210, CheckpointRow::title, CheckpointListView::icon),
                        Columns.text(Texts.get("checkpoints.taken"), 150, row -> taken(row.checkpoint())),
                        Columns.number(Texts.get("checkpoints.size"), 90, row -> Amounts.bytes(row.size())),
                        Columns.text(Texts.get("checkpoints.options"), 260, CheckpointListView::options),
                        Columns.text(Texts.get("checkpoints.note"), 220, row -> note(row.checkpoint()))));
        table.setShowRoot(false);
        table.setFixedCellSize(26);
        table.getStyleClass().addAll(Styles.DENSE, "checkpoint-table");
        table.setAccessibleText(Texts.get("checkpoints.title"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<CheckpointRow>>)
                change -> follow());
        table.addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                event -> actions.menu(table, event.getScreenX(), event.getScreenY()));
        table.addEventHandler(
                MouseEvent.DRAG_DETECTED,
                event -> chosen.get().stream().limit(1).forEach(checkpoint -> actions.drag(checkpoint, table, event)));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chosen.get().forEach(actions::open);
            }
        });
        filter.addListener((observed, before, now) -> fill());
        checkpoints.addListener((ListChangeListener<CheckpointSummary>) change -> fill());
        fill();
    }

    private static String taken(@Nullable CheckpointSummary checkpoint) {
        return checkpoint == null ? "" : Ages.full(checkpoint.created());
    }

    private static Ikon icon(CheckpointRow row) {
        CheckpointSummary checkpoint = row.checkpoint();
        if (checkpoint == null) {
            return MaterialDesignC.CUBE_OUTLINE;
        }
        return checkpoint.guarded() ? MaterialDesignL.LOCK_OUTLINE : MaterialDesignC.CAMERA_OUTLINE;
    }

    private static String note(@Nullable CheckpointSummary checkpoint) {
        String note = checkpoint == null ? null : checkpoint.note();
        return note == null ? "" : note;
    }

    private static String options(CheckpointRow row) {
        CheckpointSummary checkpoint = row.checkpoint();
        return checkpoint == null
                ? Texts.count("checkpoints.count", row.count())
                : String.join(", ", checkpoint.options());
    }

    private void fill() {
        List<String> before = chosen.get().stream().map(CheckpointSummary::id).toList();
        filling = true;
        TreeItem<CheckpointRow> root = new TreeItem<>();
        for (CheckpointList group : CheckpointList.group(checkpoints, filter.get())) {
            CheckpointRow heading = new CheckpointRow(
                    group.name(), null, group.size(), group.checkpoints().size());
            TreeItem<CheckpointRow> item = new TreeItem<>(heading);
            item.setExpanded(!folded.contains(group.container()));
            item.expandedProperty().addListener((observed, was, now) -> {
                if (now) {
                    folded.remove(group.container());
                } else {
                    folded.add(group.container());
                }
            });
            TreeItem<CheckpointRow> parent = grouped ? item : root;
            for (CheckpointSummary checkpoint : group.checkpoints()) {
                parent.getChildren()
                        .add(new TreeItem<>(new CheckpointRow(checkpoint.name(), checkpoint, checkpoint.size(), 0)));
            }
            if (grouped) {
                root.getChildren().add(item);
            }
        }
        table.setRoot(root);
        setCenter(root.getChildren().isEmpty() ? NoCheckpoints.of(!checkpoints.isEmpty(), actions) : table);
        choose(before);
    }

    private void select(TreeItem<CheckpointRow> parent, List<String> ids) {
        for (TreeItem<CheckpointRow> item : parent.getChildren()) {
            CheckpointSummary checkpoint = item.getValue().checkpoint();
            if (checkpoint != null && ids.contains(checkpoint.id())) {
                table.getSelectionModel().select(item);
            }
            select(item, ids);
        }
    }

    private void follow() {
        if (!filling) {
            List<CheckpointSummary> now = table.getSelectionModel().getSelectedItems().stream()
                    .filter(Objects::nonNull)
                    .flatMap(item -> Stream.ofNullable(item.getValue().checkpoint()))
                    .toList();
            if (!now.equals(chosen.get())) {
                chosen.set(now);
            }
        }
    }

    /** Words that a checkpoint has to hold to be shown. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Those that are chosen. */
    public ReadOnlyObjectProperty<List<CheckpointSummary>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Chooses exactly these, as far as they are shown. */
    public void choose(List<String> ids) {
        filling = true;
        table.getSelectionModel().clearSelection();
        select(table.getRoot(), ids);
        filling = false;
        follow();
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            chosen.get().forEach(actions::open);
            event.consume();
        }
    }
}
