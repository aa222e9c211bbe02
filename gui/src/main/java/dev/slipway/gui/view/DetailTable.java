package dev.slipway.gui.view;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * A dense table of what belongs to one object.
 *
 * @param <T> what a line shows
 */
public final class DetailTable<T> extends TableView<Row<T>> {
    private final Placeholder empty;

    /**
     * A table that waits for its lines.
     *
     * @param id of the table
     * @param empty what is shown where there are no lines
     */
    public DetailTable(String id, List<TableColumn<Row<T>, ?>> columns, Placeholder empty) {
        this.empty = empty;
        setId(id);
        setFixedCellSize(26);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().addAll("dense", "no-border");
        getColumns().addAll(columns);
        setPlaceholder(Placeholder.loading(Texts.get("table.loading")));
    }

    /** Shows these lines. */
    public void show(List<T> lines) {
        setPlaceholder(empty);
        getItems().setAll(lines.stream().map(Row::new).toList());
    }

    /** Says why there are no lines. */
    public void fail(String title, Throwable why, Runnable retry) {
        Button again = new Button(Texts.get("button.retry"));
        again.setOnAction(event -> retry.run());
        getItems().clear();
        setPlaceholder(Placeholder.error(MaterialDesignA.ALERT_OUTLINE, title, Refusal.words(why), again));
    }

    /** Opens a line by a double click or Enter. */
    public void onOpen(Consumer<T> open) {
        setRowFactory(view -> {
            TableRow<Row<T>> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem().value());
                }
            });
            return row;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Row<T> selected = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected.value());
                event.consume();
            }
        });
    }
}
