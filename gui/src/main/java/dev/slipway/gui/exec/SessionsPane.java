package dev.slipway.gui.exec;

import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogTools;
import dev.slipway.gui.logs.LogView;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ExecSummary;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The exec sessions of one container, live, and the output of the chosen one where it was begun here. */
final class SessionsPane extends SplitPane {
    private final Desk desk;
    private final String container;
    private final ExecOutputs outputs;
    private final TableView<ExecSummary> table = new TableView<>();
    private final BorderPane outputPane = new BorderPane();
    private final ActionBar bar;
    private final MapChangeListener<String, ExecOutput> begun = this::begun;
    private @Nullable ExecOutput shown;
    private String wanted = "";

    SessionsPane(Desk desk, String container, ExecOutputs outputs) {
        this.desk = desk;
        this.container = container;
        this.outputs = outputs;
        this.bar = desk.controls().bar(this::context, "exec");
        setOrientation(Orientation.VERTICAL);
        getStyleClass().add("frame-split");
        fill();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox list = new VBox(header(), table);
        Contexts.attach(list, this::context);
        getItems().add(list);
        outputs.all().addListener(new WeakMapChangeListener<>(begun));
    }

    private ActionContext context() {
        return ActionContext.ofExecs(
                desk.connected(),
                table.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
    }

    private ActionContext here() {
        return ActionContext.ofContainers(
                desk.connected(),
                desk.world().container(container).map(List::of).orElse(List.of()));
    }

    private HBox header() {
        Label title = new Label(Texts.get("exec.sessions"));
        title.getStyleClass().add("part-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, space, desk.controls().iconButton("container.exec", this::here), bar);
        header.getStyleClass().add("part-bar");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void fill() {
        FilteredList<ExecSummary> mine = new FilteredList<>(
                desk.world().execs(), exec -> exec.container().equals(container));
        SortedList<ExecSummary> sorted = new SortedList<>(mine);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("execs");
        table.setFixedCellSize(26);
        table.getStyleClass().addAll("dense", "no-border");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().addAll(ExecColumns.all());
        var run = desk.controls().textButton("container.exec", this::here);
        run.setId("exec-first");
        table.setPlaceholder(Placeholder.empty(
                MaterialDesignC.CONSOLE_LINE, Texts.get("exec.empty.title"), Texts.get("exec.empty.text"), run));
        table.getSelectionModel().selectedItemProperty().addListener(property -> chosen());
        mine.addListener((ListChangeListener<ExecSummary>) change -> {
            bar.refresh();
            FxThread.later(this::selectBegun);
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        ContextMenu menu = desk.controls().contextMenu(this::context, "exec");
        table.setContextMenu(menu);
    }

    private void key(KeyEvent event) {
        String action =
                switch (event.getCode()) {
                    case DELETE -> "exec.remove";
                    case ENTER -> "exec.inspect";
                    default -> "";
                };
        if (!action.isEmpty()) {
            desk.actions().run(desk.actions().get(action), context());
            event.consume();
        }
    }

    private void begun(MapChangeListener.Change<? extends String, ? extends ExecOutput> change) {
        if (change.wasAdded()) {
            wanted = change.getKey();
            selectBegun();
        }
    }

    /** Selects the session that was begun last, once the world tells of it. */
    private void selectBegun() {
        for (ExecSummary session : table.getItems()) {
            if (session.id().equals(wanted)) {
                wanted = "";
                table.getSelectionModel().clearSelection();
                table.getSelectionModel().select(session);
                return;
            }
        }
    }

    private void chosen() {
        bar.refresh();
        ExecSummary session = table.getSelectionModel().getSelectedItem();
        ExecOutput output = session == null ? null : outputs.all().get(session.id());
        if (output == null) {
            if (session != null) {
                getItems().remove(outputPane);
                shown = null;
            }
            return;
        }
        if (output != shown) {
            shown = output;
            outputPane.setCenter(new LogView(output.model(), LogTools.of(desk)));
        }
        if (!getItems().contains(outputPane)) {
            getItems().add(outputPane);
            setDividerPositions(0.4);
        }
    }
}
