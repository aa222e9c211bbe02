package dev.slipway.gui.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;

/** A row of the tree: name, colon, value in the colour of its type, with what matches the filter marked. */
final class SpecCell extends TreeCell<SpecEntry> {
    private static final int MAX_SHOWN = 400;

    private final Supplier<String> filter;

    SpecCell(Supplier<String> filter) {
        this.filter = filter;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("spec-cell");
    }

    @Override
    protected void updateItem(SpecEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(empty ? null : row(entry));
    }

    private Node row(SpecEntry entry) {
        List<Node> parts = new ArrayList<>();
        if (!entry.pointer().isEmpty()) {
            addMarked(parts, entry.name(), entry.inArray() ? "spec-index" : "spec-key");
            parts.add(label(":  ", "spec-mark"));
        }
        JsonNode value = entry.value();
        if (value.isContainerNode()) {
            boolean open = getTreeItem() != null && getTreeItem().isExpanded();
            String key = value.isArray() ? "spec.items" : "spec.keys";
            String brackets = value.isArray() ? (open ? "[" : "[\u2026]") : open ? "{" : "{\u2026}";
            parts.add(label(value.isEmpty() ? (value.isArray() ? "[]" : "{}") : brackets, "spec-mark"));
            if (!value.isEmpty()) {
                parts.add(label("  " + Texts.count(key, value.size()), "spec-count"));
            }
        } else {
            String shown = entry.shown();
            addMarked(
                    parts,
                    shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "\u2026",
                    style(value));
        }
        HBox row = new HBox();
        row.getChildren().setAll(parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String style(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "spec-string";
            case NUMBER -> "spec-number";
            case BOOLEAN -> "spec-boolean";
            default -> "spec-null";
        };
    }

    private void addMarked(List<Node> parts, String text, String styleClass) {
        String wanted = filter.get();
        int at = wanted.isEmpty() ? -1 : text.toLowerCase(Locale.ROOT).indexOf(wanted);
        if (at < 0) {
            parts.add(label(text, styleClass));
            return;
        }
        if (at > 0) {
            parts.add(label(text.substring(0, at), styleClass));
        }
        Label hit = label(text.substring(at, at + wanted.length()), styleClass);
        hit.getStyleClass().add("spec-hit");
        parts.add(hit);
        if (at + wanted.length() < text.length()) {
            parts.add(label(text.substring(at + wanted.length()), styleClass));
        }
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
