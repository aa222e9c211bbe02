package dev.slipway.gui.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** The tabs in the middle; they can be dragged to split the space. */
final class Editors {
    private final Bento bento = new Bento();
    private final DockContainerRootBranch root;
    private final DockContainerLeaf leaf;
    private final Map<String, Open> open = new LinkedHashMap<>();

    private String last = "";
    private Consumer<String> shown = id -> {};

    private record Open(Dockable dockable, Runnable closed) {}

    Editors() {
        root = bento.dockBuilding().root("editors");
        leaf = bento.dockBuilding().leaf("editor-tabs");
        leaf.setPruneWhenEmpty(false);
        root.addContainers(leaf);
        bento.registerRoot(root);
        root.getStyleClass().add("editors");
        bento.events().addDockableSelectListener((path, dockable) -> last = dockable.getIdentifier());
        bento.events().addDockableCloseListener((path, dockable) -> {
            Open closing = open.remove(dockable.getIdentifier());
            if (closing != null) {
                closing.closed().run();
            }
        });
    }

    /** Says who is told of each tab that is opened or shown again, by its id. */
    void whenShown(Consumer<String> told) {
        shown = told;
    }

    Node node() {
        return root;
    }

    /** The content of an open tab. */
    @Nullable
    Node content(String id) {
        Open known = open.get(id);
        return known == null ? null : known.dockable().getNode();
    }

    /**
     * Selects the tab with that id, making it first if it isn't open.
     *
     * @param closed runs after the user closed it
     */
    Dockable show(String id, String title, Ikon icon, boolean closable, Supplier<Node> make, Runnable closed) {
        Open known = open.get(id);
        if (known == null) {
            Dockable dockable = bento.dockBuilding().dockable(id);
            dockable.setTitle(title);
            dockable.setIconFactory(any -> new FontIcon(icon));
            dockable.setNode(make.get());
            dockable.setClosable(closable);
            dockable.setDragGroupMask(1);
            known = new Open(dockable, closed);
            open.put(id, known);
            leaf.addDockable(dockable);
        }
        shown.accept(id);
        select(known.dockable());
        return known.dockable();
    }

    /** The tab that has the focus, or else the one that was selected last, in whichever part of the space. */
    @Nullable
    Dockable selected() {
        for (Node at = root.getScene() == null ? null : root.getScene().getFocusOwner();
                at != null;
                at = at.getParent()) {
            if (at instanceof DockContainerLeaf focused && focused.getSelectedDockable() != null) {
                return focused.getSelectedDockable();
            }
        }
        Open latest = open.get(last);
        return latest == null ? leaf.getSelectedDockable() : latest.dockable();
    }

    /** Closes the selected tab, if it may be closed. */
    void closeSelected() {
        Dockable dockable = selected();
        if (dockable != null && dockable.isClosable()) {
            dockable.inContainer((container, any) -> container.closeDockable(any));
        }
    }

    /** Selects the next or the previous tab of all parts of the space, in the order of opening. */
    void step(int by) {
        List<Dockable> tabs = open.values().stream().map(Open::dockable).toList();
        if (!tabs.isEmpty()) {
            select(tabs.get(Math.floorMod(tabs.indexOf(selected()) + by, tabs.size())));
        }
    }

    private static void select(Dockable dockable) {
        dockable.inContainer((container, any) -> container.selectDockable(any));
        Node content = dockable.getNode();
        if (content != null) {
            content.requestFocus();
        }
    }
}
