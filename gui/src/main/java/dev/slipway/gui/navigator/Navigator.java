package dev.slipway.gui.navigator;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.ActionContextBuilder;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.DropPlaces;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.navigator.NavigatorModel.Branch;
import dev.slipway.gui.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything there is as a tree: pods with their containers, containers, images, bundles, volumes, networks, checkpoints. */
public final class Navigator extends TreeView<NavigatorItem> {
    private static final Set<String> LISTED = Set.of("images", "volumes", "networks");

    private final Desk desk;
    private final Map<String, ContextMenu> menus = new HashMap<>();
    private boolean queued;

    /** A tree that follows the world. */
    public Navigator(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("navigator", "edge-to-edge");
        setId("navigator");
        setShowRoot(false);
        setFixedCellSize(24);
        setRoot(new TreeItem<>());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Contexts.attach(this, this::context);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        setCellFactory(view -> new Cell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                getSelectionModel().getSelectedItems().forEach(this::open);
                event.consume();
            }
        });
        InvalidationListener changed = observable -> queue();
        List.of(
                        desk.world().containers(),
                        desk.world().pods(),
                        desk.world().bundles(),
                        desk.world().images(),
                        desk.world().volumes(),
                        desk.world().networks(),
                        desk.world().checkpoints())
                .forEach(list -> list.addListener(changed));
        refreshTree();
    }

    private void showMenu(ContextMenuEvent event) {
        TreeItem<NavigatorItem> item = getSelectionModel().getSelectedItem();
        if (item != null && !item.getValue().id().isEmpty()) {
            ContextMenu menu = menus.computeIfAbsent(item.getValue().kind(), this::menu);
            if (!menu.getItems().isEmpty()) {
                menu.show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        }
    }

    private ContextMenu menu(String kind) {
        return desk.controls().contextMenu(this::context, kind);
    }

    private ActionContext context() {
        return context(getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(TreeItem::getValue)
                .toList());
    }

    private ActionContext context(List<NavigatorItem> selected) {
        World world = desk.world();
        return ActionContextBuilder.builder(desk.nothing())
                .containers(
                        chosen(selected, "container", id -> world.container(id).orElse(null)))
                .pods(chosen(selected, "pod", id -> world.pod(id).orElse(null)))
                .checkpoints(chosen(selected, "checkpoint", world.checkpoints()::find))
                .bundles(chosen(selected, "bundle", id -> id))
                .images(chosen(selected, "image", world.images()::find))
                .volumes(chosen(selected, "volume", world.volumes()::find))
                .networks(chosen(selected, "network", world.networks()::find))
                .build();
    }

    /** The objects of a kind that are selected and still there. */
    private static <T> List<T> chosen(List<NavigatorItem> selected, String kind, Function<String, @Nullable T> find) {
        return selected.stream()
                .filter(item -> item.kind().equals(kind))
                .map(item -> Optional.ofNullable(find.apply(item.id())))
                .flatMap(Optional::stream)
                .toList();
    }

    private void queue() {
        if (!queued) {
            queued = true;
            FxThread.later(() -> {
                queued = false;
                refreshTree();
            });
        }
    }

    private void refreshTree() {
        become(getRoot(), NavigatorModel.tree(desk.world()));
    }

    private void become(TreeItem<NavigatorItem> parent, List<Branch> wanted) {
        Map<String, TreeItem<NavigatorItem>> known = new HashMap<>();
        parent.getChildren().forEach(child -> known.put(child.getValue().key(), child));
        List<TreeItem<NavigatorItem>> children = wanted.stream()
                .map(branch -> {
                    TreeItem<NavigatorItem> item =
                            known.computeIfAbsent(branch.item().key(), key -> {
                                TreeItem<NavigatorItem> made = new TreeItem<>(branch.item());
                                made.setExpanded(true);
                                return made;
                            });
                    if (!item.getValue().equals(branch.item())) {
                        item.setValue(branch.item());
                    }
                    become(item, branch.children());
                    return item;
                })
                .toList();
        if (!parent.getChildren().equals(children)) {
            parent.getChildren().setAll(children);
        }
    }

    /** Chooses the line with that key and brings it into sight. */
    public void reveal(String key) {
        refreshTree();
        for (TreeItem<NavigatorItem> group : getRoot().getChildren()) {
            for (TreeItem<NavigatorItem> item : group.getChildren()) {
                if (item.getValue().key().equals(key)) {
                    group.setExpanded(true);
                    getSelectionModel().clearSelection();
                    getSelectionModel().select(item);
                    scrollTo(Math.max(0, getRow(item) - 5));
                }
            }
        }
    }

    private void open(@Nullable TreeItem<NavigatorItem> item) {
        if (item == null) {
            return;
        }
        switch (item.getValue().kind()) {
            case "container" -> desk.openings().container(item.getValue().id());
            case "pod" -> desk.openings().pod(item.getValue().id());
            case "image" -> desk.openings().image(item.getValue().id());
            case "volume" -> desk.openings().volume(item.getValue().id());
            case "network" -> desk.openings().network(item.getValue().id());
            case "checkpoint" -> desk.openings().checkpoint(item.getValue().id());
            default -> {
                if (isListed(item.getValue())) {
                    desk.openings().table(listed(item.getValue()));
                } else {
                    item.setExpanded(!item.isExpanded());
                }
            }
        }
    }

    /** Whether it is a group whose objects have a table. */
    private static boolean isListed(NavigatorItem item) {
        return item.kind().equals("group") && LISTED.contains(listed(item));
    }

    private static String listed(NavigatorItem item) {
        return item.key().substring(item.key().indexOf(':') + 1);
    }

    private final class Cell extends TreeCell<NavigatorItem> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox box = new HBox(6, icon, name, detail);

        Cell() {
            DropPlaces.attach(this, pointed -> context(isEmpty() ? List.of() : List.of(getItem())));
            detail.getStyleClass().add("dim-text");
            box.getStyleClass().add("navigator-line");
            HBox.setHgrow(name, Priority.NEVER);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2
                        && !isEmpty()
                        && (!getItem().kind().equals("group") || isListed(getItem()))) {
                    open(getTreeItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable NavigatorItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            boolean group = item.kind().equals("group");
            name.setText(item.name());
            name.getStyleClass().remove("group-name");
            if (group) {
                name.getStyleClass().add("group-name");
            }
            detail.setText(item.detail());
            icon.setIconCode(item.icon());
            icon.setVisible(!group);
            icon.setManaged(!group);
            box.getStyleClass().removeAll(StatusLook.ROLES);
            StatusLook look = item.status();
            if (look != null) {
                box.getStyleClass().add(look.role());
            }
            setGraphic(box);
        }
    }
}
