package dev.slipway.gui.view;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.call.SystemCalls.PrunedObject;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What a pruning would remove, and what it would keep, with the reason. */
public final class PrunePreview extends VBox {
    private static final int ROWS = 10;
    private static final double ROW = 26;

    /**
     * Shows what the helper found.
     *
     * @param lost what can't be brought back, a sentence
     */
    public PrunePreview(SystemCalls.Pruned found, String lost) {
        getStyleClass().add("prune-preview");
        TableView<PrunedObject> table = new TableView<>(FXCollections.observableArrayList(found.objects()));
        table.setId("prune-preview");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROW * (Math.min(ROWS, found.objects().size()) + 1) + 4);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().addAll("dense", "bordered");
        table.getColumns()
                .addAll(List.of(
                        column("name", 160, PrunedObject::name, "strong"),
                        column("id", 110, each -> Amounts.shortId(each.id()), "mono"),
                        column("outcome", 110, PrunePreview::outcome, "dim-text"),
                        column("size", 90, each -> Amounts.bytes(each.bytes()), "number")));
        Label sum = new Label(Texts.get("prune.sum", Amounts.bytes(found.bytes())));
        sum.getStyleClass().add("question-line");
        Label warning = new Label(lost);
        warning.getStyleClass().add("question-line");
        warning.setWrapText(true);
        getChildren().addAll(table, sum, warning);
    }

    private static String outcome(PrunedObject each) {
        String error = each.error();
        if (error == null) {
            return Texts.get("prune.goes");
        }
        return "NOT_PERMITTED".equals(each.kind()) ? Texts.get("prune.kept") : Notices.sentence(error);
    }

    private static TableColumn<PrunedObject, String> column(
            String key, double width, Function<PrunedObject, String> text, String style) {
        TableColumn<PrunedObject, String> column = new TableColumn<>(Texts.get("column." + key));
        column.setPrefWidth(width);
        column.getStyleClass().add(style);
        column.setCellValueFactory(features -> new SimpleStringProperty(text.apply(features.getValue())));
        return column;
    }
}
