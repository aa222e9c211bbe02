package dev.slipway.gui.checkpoint;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The checkpoints there are, by container, the newest first. */
public final class CheckpointListView extends BorderPane {
    private final ObservableList<CheckpointSummary> checkpoints;
    private final CheckpointActions actions;
    private final boolean grouped;
    private final TreeTableView<CheckpointRow> table = new TreeTableView<>();
    private final CustomTextField filter = new CustomTextField();
    private final Set<String> folded = new HashSet<>();
    private final VBox empty = new VBox();
    private final Label emptyText = new Label();

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
                                Texts.get("checkpoints.name"),
                                210,
                                CheckpointRow::title,
                                row -> row.checkpoint() == null
                                        ? MaterialDesignC.CUBE_OUTLINE
                                        : MaterialDesignC.CAMERA_OUTLINE),
                        Columns.text(Texts.get("checkpoints.taken"), 150, row -> taken(row.checkpoint())),
                        Columns.number(Texts.get("checkpoints.size"), 90, row -> Amounts.bytes(row.size())),
                        Columns.text(Texts.get("checkpoints.options"), 260, CheckpointListView::options)));
        table.setShowRoot(false);
        table.setFixedCellSize(26);
        table.getStyleClass().addAll(Styles.DENSE, "checkpoint-table");
        table.setAccessibleText(Texts.get("checkpoints.title"));
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                withSelected(actions::open);
            }
        });
        setTop(bar());
        setCenter(new StackPane(table, emptyState()));
        filter.textProperty().addListener((observed, before, now) -> fill());
        checkpoints.addListener((ListChangeListener<CheckpointSummary>) change -> fill());
        fill();
    }

    private static String taken(@Nullable CheckpointSummary checkpoint) {
        return checkpoint == null ? "" : Ages.full(checkpoint.created());
    }

    private static String options(CheckpointRow row) {
        CheckpointSummary checkpoint = row.checkpoint();
        return checkpoint == null
                ? Texts.count("checkpoints.count", row.count())
                : String.join(", ", checkpoint.options());
    }

    private void fill() {
        Optional<CheckpointSummary> selected = selected();
        TreeItem<CheckpointRow> root = new TreeItem<>();
        for (CheckpointList group : CheckpointList.group(checkpoints, filter.getText())) {
            CheckpointRow heading = new CheckpointRow(
                    group.name(), null, group.size(), group.checkpoints().size());
            TreeItem<CheckpointRow> item = new TreeItem<>(heading);
            item.setExpanded(!folded.contains(group.container()));
            item.expandedProperty().addListener((observed, before, now) -> {
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
        boolean nothing = root.getChildren().isEmpty();
        table.setVisible(!nothing);
        empty.setVisible(nothing);
        emptyText.setText(Texts.get(checkpoints.isEmpty() ? "checkpoints.empty" : "checkpoints.noMatch"));
        selected.ifPresent(checkpoint -> select(table.getRoot(), checkpoint.id()));
    }

    private void select(TreeItem<CheckpointRow> parent, String id) {
        for (TreeItem<CheckpointRow> item : parent.getChildren()) {
            CheckpointSummary checkpoint = item.getValue().checkpoint();
            if (checkpoint != null && checkpoint.id().equals(id)) {
                table.getSelectionModel().select(item);
            }
            select(item, id);
        }
    }

    /** The checkpoint that is chosen. */
    public Optional<CheckpointSummary> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(item -> item.getValue().checkpoint());
    }

    private void withSelected(Consumer<CheckpointSummary> action) {
        selected().ifPresent(action);
    }

    private VBox emptyState() {
        emptyText.getStyleClass().add(Styles.TEXT_MUTED);
        emptyText.setWrapText(true);
        Button take = new Button(Texts.get("checkpoints.take"), new FontIcon(MaterialDesignC.CAMERA_OUTLINE));
        take.setOnAction(event -> actions.take());
        empty.getChildren().setAll(emptyText, take);
        empty.getStyleClass().add("checkpoint-empty");
        empty.setAlignment(Pos.CENTER);
        return empty;
    }

    private HBox bar() {
        filter.setPromptText(Texts.get("checkpoints.filter"));
        filter.setAccessibleText(Texts.get("checkpoints.filter"));
        filter.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        filter.getStyleClass().add("checkpoint-filter");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                button(MaterialDesignC.CAMERA_PLUS_OUTLINE, "checkpoints.take", false, actions::take),
                button(MaterialDesignR.RESTORE, "checkpoints.restore", true, () -> withSelected(actions::restore)),
                button(
                        MaterialDesignC.CONTENT_DUPLICATE,
                        "checkpoints.clone",
                        true,
                        () -> withSelected(actions::cloneFrom)),
                button(
                        MaterialDesignT.TRASH_CAN_OUTLINE,
                        "checkpoints.remove",
                        true,
                        () -> withSelected(actions::remove)),
                space,
                filter);
        bar.getStyleClass().add("checkpoint-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button button(Ikon icon, String key, boolean needsSelection, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        if (needsSelection) {
            button.disableProperty()
                    .bind(table.getSelectionModel()
                            .selectedItemProperty()
                            .map(item -> item.getValue().checkpoint() == null)
                            .orElse(true));
        }
        return button;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu(
                item("checkpoints.open", actions::open),
                new SeparatorMenuItem(),
                item("checkpoints.restore", actions::restore),
                item("checkpoints.clone", actions::cloneFrom),
                new SeparatorMenuItem(),
                item("checkpoints.remove", actions::remove));
        menu.setOnShowing(event ->
                menu.getItems().forEach(item -> item.setDisable(selected().isEmpty())));
        return menu;
    }

    private MenuItem item(String key, Consumer<CheckpointSummary> action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setOnAction(event -> withSelected(action));
        return item;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            withSelected(actions::open);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            withSelected(actions::remove);
            event.consume();
        }
    }
}
