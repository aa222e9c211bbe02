package dev.slipway.gui.container;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Pruned;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What a pruning would remove, and what it would keep because it is protected. */
public final class PrunePreview extends VBox {
    private static final int ROWS = 10;
    private static final double ROW = 26;

    /** Shows what the helper found. */
    public PrunePreview(List<Pruned> found) {
        getStyleClass().add("prune-preview");
        TableView<Pruned> table = new TableView<>(FXCollections.observableArrayList(found));
        table.setId("prune-preview");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROW * (Math.min(ROWS, found.size()) + 1) + 4);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "bordered");
        table.getColumns()
                .addAll(List.of(
                        column("name", 160, Pruned::name, "strong"),
                        column("id", 110, each -> Amounts.shortId(each.id()), "mono"),
                        column(
                                "outcome",
                                110,
                                each -> Texts.get(each.guarded() ? "prune.kept" : "prune.goes"),
                                "dim-text"),
                        column("size", 90, PrunePreview::size, "number")));
        Label sum = new Label(Texts.get("prune.sum", Amounts.bytes(bytes(found))));
        sum.getStyleClass().add("question-line");
        Label lost = new Label(Texts.get("remove.lost"));
        lost.getStyleClass().add("question-line");
        lost.setWrapText(true);
        getChildren().addAll(table, sum, lost);
    }

    /** Bytes of what is not kept. */
    static long bytes(List<Pruned> found) {
        return found.stream()
                .filter(each -> !each.guarded())
                .map(Pruned::bytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String size(Pruned each) {
        Long bytes = each.bytes();
        return bytes == null ? "" : Amounts.bytes(bytes);
    }

    private static TableColumn<Pruned, String> column(
            String key, double width, Function<Pruned, String> text, String style) {
        TableColumn<Pruned, String> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.getStyleClass().add(style);
        column.setCellValueFactory(features -> new SimpleStringProperty(text.apply(features.getValue())));
        return column;
    }
}
