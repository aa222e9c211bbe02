package dev.slipway.gui.container;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** All containers as a table with a filter and the actions on what is selected. */
public final class ContainerTable extends BorderPane {
    private final Desk desk;
    private final ContainerTableModel model;
    private final boolean ofPod;
    private final Supplier<ActionContext> around;
    private final TableView<ContainerRow> table = new TableView<>();
    private final CustomTextField filter = new CustomTextField();
    private final StatsFeed stats;
    private @Nullable ContextMenu menu;

    /** A table of all containers, with a filter. */
    public ContainerTable(Desk desk, ContainerTableModel model) {
        this(desk, model, "containers", desk::nothing);
    }

    /**
     * A table of a pod's containers.
     *
     * @param around what actions are about that need no container: the pod
     */
    public static ContainerTable ofPod(Desk desk, ContainerTableModel model, Supplier<ActionContext> around) {
        return new ContainerTable(desk, model, "pod-containers", around);
    }

    private ContainerTable(Desk desk, ContainerTableModel model, String id, Supplier<ActionContext> around) {
        this.around = around;
        this.desk = desk;
        this.model = model;
        this.ofPod = id.equals("pod-containers");
        table.setId(id);
        this.stats = new StatsFeed(desk.helper(), desk.mapper(), model::sampled);
        getStyleClass().add("container-table");
        setTop(ofPod ? title() : bar());
        setCenter(table);
        fillTable();
        Contexts.attach(this, this::context);
        Timeline ages = new Timeline(new KeyFrame(Duration.seconds(10), event -> table.refresh()));
        ages.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((property, before, scene) -> {
            stats.look(scene != null);
            if (scene == null) {
                ages.stop();
            } else {
                table.refresh();
                ages.play();
            }
        });
    }

    /** What is selected. */
    public ActionContext context() {
        return ActionContext.ofContainers(
                desk.connected(),
                table.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .map(ContainerRow::summary)
                        .toList());
    }

    /** Puts the cursor into the filter. */
    public void focusFilter() {
        filter.requestFocus();
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private Node bar() {
        filter.setLeft(new FontIcon(MaterialDesignF.FILTER_VARIANT));
        filter.setPromptText(Texts.get("containers.filter.prompt"));
        filter.setId("container-filter");
        filter.setPrefColumnCount(34);
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                event.consume();
            }
        });
        Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText,
                        model.all(),
                        model.shown(),
                        table.getSelectionModel().getSelectedItems()));
        HBox bar = new HBox(filter, count, space(), actions());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private Node title() {
        Label title = new Label(Texts.get("containers.title"));
        title.getStyleClass().add("part-title");
        HBox bar = new HBox(title, space(), desk.controls().iconButton("container.create", around), actions());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("part-bar");
        return bar;
    }

    private static Node space() {
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private ActionBar actions() {
        ActionBar actions = desk.controls().bar(this::context, "container");
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ContainerRow>)
                change -> actions.refresh());
        model.all().addListener((ListChangeListener<ContainerRow>) change -> actions.refresh());
        return actions;
    }

    private String countText() {
        int selected = table.getSelectionModel().getSelectedItems().size();
        if (selected > 1) {
            return Texts.get("containers.selected", selected, model.shown().size());
        }
        int all = model.all().size();
        int shown = model.shown().size();
        if (all == 0) {
            return "";
        }
        return shown == all
                ? Texts.count("containers.count", all) + ", "
                        + Texts.get(
                                "containers.running", model.runningProperty().get())
                : Texts.get("containers.filtered", shown, all);
    }

    private void fillTable() {
        SortedList<ContainerRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(26);
        table.setTableMenuButtonVisible(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().addAll("dense", "no-border");
        table.getColumns().addAll(ContainerColumns.all(model));
        table.getColumns().removeIf(column -> ofPod && column.getId().equals("pod"));
        table.setRowFactory(view -> row());
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.setPlaceholder(placeholder());
        model.shown().addListener((ListChangeListener<ContainerRow>) change -> refreshPlaceholder());
        desk.world().knownProperty().addListener((property, before, known) -> table.setPlaceholder(placeholder()));
        model.filterProperty().addListener((property, before, text) -> refreshPlaceholder());
        desk.helper().stateProperty().addListener((property, before, state) -> refreshPlaceholder());
    }

    private void refreshPlaceholder() {
        if (model.shown().isEmpty()) {
            table.setPlaceholder(placeholder());
        }
    }

    private Node placeholder() {
        if (!desk.world().knownProperty().get()) {
            if (desk.helper().stateProperty().get() == ConnectionState.LOST) {
                String why = desk.helper().troubleProperty().get();
                return Placeholder.error(
                        MaterialDesignL.LAN_DISCONNECT,
                        Texts.get("containers.offline.title"),
                        Texts.get("containers.offline.text", why == null ? "" : Notices.sentence(why)),
                        desk.controls().textButton("helper.retry", desk::nothing));
            }
            return Placeholder.loading(Texts.get("containers.loading"));
        }
        if (!model.filterProperty().get().isBlank()) {
            return Placeholder.empty(
                    MaterialDesignF.FILTER_OFF_OUTLINE,
                    Texts.get("containers.noMatch.title"),
                    Texts.get("containers.noMatch.text"));
        }
        if (ofPod) {
            return Placeholder.empty(
                    MaterialDesignC.CUBE_OUTLINE,
                    Texts.get("pod.empty.title"),
                    Texts.get("pod.empty.text"),
                    desk.controls().textButton("container.create", around));
        }
        var button = desk.controls().textButton("bundle.import", desk::nothing);
        button.getStyleClass().add("accent");
        return Placeholder.empty(
                MaterialDesignC.CUBE_OUTLINE,
                Texts.get("containers.empty.title"),
                Texts.get("containers.empty.text"),
                button);
    }

    private TableRow<ContainerRow> row() {
        TableRow<ContainerRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                desk.openings().container(row.getItem().id());
            }
        });
        return row;
    }

    private void showMenu(ContextMenuEvent event) {
        if (!context().containers().isEmpty()) {
            ContextMenu open = menu;
            if (open == null) {
                open = desk.controls().contextMenu(this::context, "container");
                menu = open;
            }
            open.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            context().containers().forEach(container -> desk.openings().container(container.id()));
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.SLASH) {
            focusFilter();
            event.consume();
        }
    }
}
