package dev.slipway.gui.window;

import java.util.LinkedHashMap;
import java.util.Map;
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

    private record Open(Dockable dockable, Runnable closed) {}

    Editors() {
        root = bento.dockBuilding().root("editors");
        leaf = bento.dockBuilding().leaf("editor-tabs");
        leaf.setPruneWhenEmpty(false);
        root.addContainers(leaf);
        bento.registerRoot(root);
        root.getStyleClass().add("editors");
        bento.events().addDockableCloseListener((path, dockable) -> {
            Open closing = open.remove(dockable.getIdentifier());
            if (closing != null) {
                closing.closed().run();
            }
        });
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
        Dockable dockable = known.dockable();
        dockable.inContainer((container, any) -> container.selectDockable(any));
        return dockable;
    }

    /** The tab that was selected last, in whichever part of the space. */
    @Nullable
    Dockable selected() {
        return leaf.getSelectedDockable();
    }

    /** Closes the selected tab, if it may be closed. */
    void closeSelected() {
        Dockable dockable = selected();
        if (dockable != null && dockable.isClosable()) {
            dockable.inContainer((container, any) -> container.closeDockable(any));
        }
    }

    /** Selects the next or the previous tab. */
    void step(int by) {
        var tabs = leaf.getDockables();
        if (!tabs.isEmpty()) {
            int at = tabs.indexOf(leaf.getSelectedDockable());
            leaf.selectDockable(tabs.get(Math.floorMod(at + by, tabs.size())));
        }
    }
}
