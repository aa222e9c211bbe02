package dev.slipway.gui.window;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.container.ContainerTab;
import dev.slipway.gui.container.ContainerTable;
import dev.slipway.gui.container.ContainerTableModel;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.desk.Openings;
import dev.slipway.gui.drop.CheckpointTarget;
import dev.slipway.gui.drop.DropOverlay;
import dev.slipway.gui.drop.DropTarget;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.keymap.KeyMapPage;
import dev.slipway.gui.logs.LogsWindow;
import dev.slipway.gui.navigator.Navigator;
import dev.slipway.gui.notice.NoticePopups;
import dev.slipway.gui.pod.PodTab;
import dev.slipway.gui.search.DoubleShift;
import dev.slipway.gui.search.Recents;
import dev.slipway.gui.search.SearchModel.Scope;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.theme.Theme;
import dev.slipway.gui.view.ObjectTab;
import dev.slipway.gui.view.ObjectTable;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The workbench's window. */
public final class MainWindow implements Openings {
    /**
     * The contents that other parts of the workbench make.
     *
     * @param containerViews views of a container's tab, behind the overview
     * @param podViews views of a pod's tab, the overview first
     * @param toolWindows tool windows in the order of their stripe
     * @param checkpoint makes the explorer of a checkpoint by id
     * @param comparison makes the view of two checkpoints, or of one and a container, side by side by their ids
     * @param graph makes the graph of pods
     * @param tables makes the table of all objects of a kind, by {@code images volumes networks}
     * @param tabs makes the tab of an object by id, by {@code image volume network}
     * @param drops what can be done with what is dropped on the window
     * @param checkpoints what can be done with a checkpoint that is dragged within it
     */
    public record Contents(
            List<ObjectView> containerViews,
            List<ObjectView> podViews,
            List<ToolWindow> toolWindows,
            Function<String, ObjectView.Content> checkpoint,
            BiFunction<String, String, ObjectView.Content> comparison,
            Supplier<ObjectView.Content> graph,
            Map<String, Listed> tables,
            Map<String, Function<String, ObjectTab<?>>> tabs,
            List<DropTarget> drops,
            CheckpointTarget checkpoints) {}

    /** The table of all objects of a kind, made when it is first shown. */
    public record Listed(Ikon icon, Supplier<ObjectTable<?>> make) {}

    private final Desk desk;
    private final Contents contents;
    private final Editors editors = new Editors();
    private final ContainerTableModel model;
    private final ContainerTable table;
    private final ToolWindows toolWindows;
    private final Scene scene;
    private final TopBar topBar;
    private Theme theme;

    /** A window that isn't shown yet; registers the actions of the frame. */
    public MainWindow(Desk desk, BorderPane frame, Contents contents, String socket) {
        this.desk = desk;
        this.contents = contents;
        this.theme = Theme.named(desk.settings().get("theme", "dark"));
        registerActions();
        editors.whenShown(new Recents(desk.settings())::opened);
        model = new ContainerTableModel(desk.world());
        table = new ContainerTable(desk, model);
        toolWindows = new ToolWindows(
                editors.node(),
                contents.toolWindows(),
                window -> desk.actions().keyMap().tip(desk.actions().get("window." + window.id())),
                desk.settings());
        MainMenu menu = new MainMenu(
                desk.controls(),
                contents.toolWindows().stream()
                        .map(window -> "window." + window.id())
                        .toList());
        topBar = new TopBar(desk, menu);
        frame.setTop(new VBox(topBar, new StaleBar(desk)));
        frame.setCenter(toolWindows);
        frame.setBottom(new StatusBar(desk, socket));
        NoticePopups popups = new NoticePopups(desk.notices(), desk.layers().sheetShowingProperty());
        DropOverlay overlay = new DropOverlay(desk, contents.drops(), contents.checkpoints());
        StackPane root = new StackPane(desk.layers(), topBar.search().results(), popups, overlay);
        root.getStyleClass().add("workbench");
        scene = new Scene(root);
        overlay.listen(scene);
        desk.actions().contextFrom(this::context);
        scene.addEventFilter(KeyEvent.ANY, new DoubleShift(() -> search(Scope.EVERYWHERE)));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!desk.layers().isShowing() && desk.actions().handle(event)) {
                event.consume();
            }
        });
        theme.apply(scene);
    }

    /** Shows the window where and as large as it was. */
    public void show(Stage stage) {
        stage.setTitle(Texts.get("application.name"));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setWidth(desk.settings().number("window.width", 1400));
        stage.setHeight(desk.settings().number("window.height", 900));
        double x = desk.settings().number("window.x", -1);
        double y = desk.settings().number("window.y", -1);
        if (x >= 0 && y >= 0) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(Boolean.parseBoolean(desk.settings().get("window.maximized", "false")));
        stage.setScene(scene);
        stage.setOnHiding(event -> keep(stage));
        showContainers();
        toolWindows.restore();
        stage.show();
        table.requestFocus();
    }

    @Override
    public void container(String id) {
        ContainerTab[] made = new ContainerTab[1];
        var tab = editors.show(
                "container:" + id,
                "",
                MaterialDesignC.CUBE_OUTLINE,
                true,
                () -> made[0] = new ContainerTab(desk, id, contents.containerViews()),
                () -> {
                    if (made[0] != null) {
                        made[0].dispose();
                    }
                });
        if (made[0] != null) {
            tab.titleProperty().bind(made[0].titleProperty());
        }
    }

    @Override
    public void container(String id, String view) {
        container(id);
        if (editors.content("container:" + id) instanceof ContainerTab tab) {
            tab.select(view);
        }
    }

    @Override
    public void pod(String id) {
        PodTab[] made = new PodTab[1];
        var tab = editors.show(
                "pod:" + id,
                "",
                MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE,
                true,
                () -> made[0] = new PodTab(desk, id, contents.podViews()),
                () -> {
                    if (made[0] != null) {
                        made[0].dispose();
                    }
                });
        if (made[0] != null) {
            tab.titleProperty().bind(made[0].titleProperty());
        }
    }

    @Override
    public void checkpoint(String id) {
        open("checkpoint:" + id, nameOf(id), MaterialDesignC.CAMERA_OUTLINE, () -> contents.checkpoint()
                .apply(id));
    }

    @Override
    public void comparison(String from, String to) {
        open(
                "comparison:" + from + ":" + to,
                Texts.get("diff.title", nameOf(from), nameOf(to)),
                MaterialDesignC.COMPARE_HORIZONTAL,
                () -> contents.comparison().apply(from, to));
    }

    private String nameOf(String id) {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        return checkpoint == null
                ? desk.world().container(id).map(ContainerSummary::name).orElse(id)
                : checkpoint.name();
    }

    @Override
    public void image(String id) {
        tab("image", id, MaterialDesignL.LAYERS_OUTLINE);
    }

    @Override
    public void volume(String id) {
        tab("volume", id, MaterialDesignD.DATABASE_OUTLINE);
    }

    @Override
    public void network(String name) {
        tab("network", name, MaterialDesignL.LAN);
    }

    @Override
    public void table(String kind) {
        Listed listed = contents.tables().get(kind);
        if (listed != null) {
            editors.show(kind, Texts.get(kind + ".title"), listed.icon(), true, listed.make()::get, () -> {});
        }
    }

    private void tab(String kind, String id, Ikon icon) {
        var make = contents.tabs().get(kind);
        if (make == null) {
            return;
        }
        ObjectTab<?>[] made = new ObjectTab<?>[1];
        var tab = editors.show(kind + ":" + id, "", icon, true, () -> made[0] = make.apply(id), () -> {
            if (made[0] != null) {
                made[0].dispose();
            }
        });
        if (made[0] != null) {
            tab.titleProperty().bind(made[0].titleProperty());
        }
    }

    @Override
    public void graph() {
        open("graph", Texts.get("graph.title"), MaterialDesignG.GRAPH_OUTLINE, contents.graph());
    }

    @Override
    public void graph(String node) {
        graph();
        if (editors.content("graph") instanceof GraphView view) {
            view.choose(node);
        }
    }

    @Override
    public void inNavigator(String key) {
        if (toolWindows.content("navigator") instanceof Navigator navigator) {
            navigator.reveal(key);
        }
    }

    @Override
    public void logs(List<String> ids) {
        if (toolWindows.content("logs") instanceof LogsWindow logs) {
            logs.show(ids);
        }
    }

    @Override
    public void toolWindow(String id) {
        toolWindows.show(id, true);
    }

    private void open(String id, String title, Ikon icon, Supplier<ObjectView.Content> make) {
        ObjectView.Content[] made = new ObjectView.Content[1];
        editors.show(
                id,
                title,
                icon,
                true,
                () -> {
                    made[0] = make.get();
                    return made[0].node();
                },
                () -> made[0].dispose().run());
    }

    private void showContainers() {
        editors.show(
                "containers", Texts.get("containers.title"), MaterialDesignL.LIST_STATUS, false, () -> table, () -> {});
        table.requestFocus();
    }

    private ActionContext context() {
        ActionContext focused = Contexts.find(scene.getFocusOwner());
        if (focused != null) {
            return focused;
        }
        var selected = editors.selected();
        Node content = selected == null ? null : selected.getNode();
        ActionContext behind = Contexts.find(content);
        return behind == null ? desk.nothing() : behind;
    }

    private void registerActions() {
        desk.actions()
                .add(
                        Action.of("helper.retry", context -> desk.helper().retry())
                                .icon(MaterialDesignL.LAN_CONNECT),
                        Action.of("view.theme", context -> switchTheme())
                                .icon(MaterialDesignT.THEME_LIGHT_DARK)
                                .key("Shortcut+Shift+L"),
                        Action.of("view.filter", context -> filter()).key("Shortcut+F"),
                        Action.of("keymap.open", context -> keyMap()).icon(MaterialDesignK.KEYBOARD_OUTLINE),
                        Action.of("search.everywhere", context -> search(Scope.EVERYWHERE))
                                .icon(MaterialDesignM.MAGNIFY)
                                .key("Shortcut+N"),
                        Action.of("search.actions", context -> search(Scope.ACTIONS))
                                .key("Shortcut+Shift+A"),
                        Action.of("search.recent", context -> search(Scope.RECENT))
                                .key("Shortcut+E"),
                        Action.of("tab.next", context -> editors.step(1)).key("Shortcut+Tab"),
                        Action.of("tab.previous", context -> editors.step(-1)).key("Shortcut+Shift+Tab"),
                        Action.of("tab.close", context -> editors.closeSelected())
                                .key("Shortcut+F4"),
                        Action.of("window.hideAll", context -> toolWindows.toggleAll())
                                .key("Shortcut+Shift+F12"),
                        Action.of("window.reset", context -> toolWindows.reset())
                                .key("Shift+F12"),
                        Action.of("application.quit", context -> scene.getWindow()
                                        .hide())
                                .key("Shortcut+Q"));
        for (ToolWindow window : contents.toolWindows()) {
            desk.actions()
                    .add(Action.of("window." + window.id(), context -> toolWindows.cycle(window.id()))
                            .icon(window.icon())
                            .key("Alt+" + window.digit()));
        }
    }

    /** That of the table that is shown, or else that of the containers. */
    private void filter() {
        var selected = editors.selected();
        if (selected != null && selected.getNode() instanceof ObjectTable<?> shown) {
            shown.focusFilter();
        } else {
            showContainers();
            table.focusFilter();
        }
    }

    private void keyMap() {
        open(
                "keymap",
                Texts.get("keymap.title"),
                MaterialDesignK.KEYBOARD_OUTLINE,
                () -> ObjectView.Content.of(new KeyMapPage(desk)));
    }

    private void search(Scope scope) {
        if (!desk.layers().isShowing()) {
            topBar.search().search(scope);
        }
    }

    private void switchTheme() {
        theme = theme.other();
        theme.apply(scene);
        desk.settings().set("theme", theme.name().toLowerCase(Locale.ROOT));
        desk.settings().save();
    }

    private void keep(Stage stage) {
        toolWindows.keep();
        desk.settings().set("window.maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            desk.settings().set("window.width", stage.getWidth());
            desk.settings().set("window.height", stage.getHeight());
            desk.settings().set("window.x", Math.max(0, stage.getX()));
            desk.settings().set("window.y", Math.max(0, stage.getY()));
        }
        desk.settings().save();
    }
}
