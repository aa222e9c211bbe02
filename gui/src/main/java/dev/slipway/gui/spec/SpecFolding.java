package dev.slipway.gui.spec;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.TreeItem;

/** Remembers which parts of a document are folded. */
final class SpecFolding {
    private static final int OPEN_DEPTH = 2;
    private static final int LONG = 24;

    private final Map<String, Boolean> chosen = new HashMap<>();

    /** Items of a tree; all open where {@code allOpen}, which is not remembered. */
    TreeItem<SpecEntry> items(SpecTree tree, boolean allOpen) {
        return item(tree, allOpen, 0);
    }

    private TreeItem<SpecEntry> item(SpecTree tree, boolean allOpen, int depth) {
        TreeItem<SpecEntry> item = new TreeItem<>(tree.entry());
        tree.children().forEach(child -> item.getChildren().add(item(child, allOpen, depth + 1)));
        String pointer = tree.entry().pointer();
        boolean usual = depth == 0 || (depth < OPEN_DEPTH && tree.children().size() <= LONG);
        item.setExpanded(allOpen || chosen.getOrDefault(pointer, usual));
        if (!allOpen) {
            item.expandedProperty().addListener((observed, before, now) -> chosen.put(pointer, now));
        }
        return item;
    }

    /** Opens or folds everything below an item. */
    void setAll(TreeItem<SpecEntry> root, boolean open) {
        root.getChildren().forEach(child -> {
            child.setExpanded(open);
            setAll(child, open);
        });
    }
}
