package dev.slipway.gui.exec;

import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ExecSummary;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of the table of exec sessions. */
final class ExecColumns {
    private ExecColumns() {}

    static List<TableColumn<ExecSummary, ?>> all() {
        return List.of(
                status(),
                text("command", 320, exec -> Words.join(exec.command()), "mono"),
                text("user", 80, exec -> text(exec.user()), "dim-text"),
                text("pid", 80, exec -> text(exec.pid()), "number"),
                text("exitCode", 80, exec -> text(exec.exitCode()), "number"),
                text("started", 100, exec -> Ages.clock(exec.startedAt()), "number"),
                text("ended", 100, exec -> Ages.clock(exec.finishedAt()), "number"));
    }

    private static TableColumn<ExecSummary, ExecSummary> status() {
        TableColumn<ExecSummary, ExecSummary> column = column("state", 110);
        column.setCellFactory(any -> new TableCell<>() {
            private final StatusLabel label = new StatusLabel();

            @Override
            protected void updateItem(@Nullable ExecSummary exec, boolean empty) {
                super.updateItem(exec, empty);
                label.show(exec == null ? null : StatusLook.of(exec));
                setGraphic(empty ? null : label);
            }
        });
        column.setComparator(Comparator.comparing(ExecSummary::status));
        return column;
    }

    private static TableColumn<ExecSummary, ExecSummary> text(
            String key, double width, Function<ExecSummary, String> text, String style) {
        TableColumn<ExecSummary, ExecSummary> column = column(key, width);
        column.getStyleClass().add(style);
        column.setCellFactory(any -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable ExecSummary exec, boolean empty) {
                super.updateItem(exec, empty);
                setText(empty || exec == null ? null : text.apply(exec));
            }
        });
        column.setComparator(Comparator.comparing(text));
        return column;
    }

    private static TableColumn<ExecSummary, ExecSummary> column(String key, double width) {
        TableColumn<ExecSummary, ExecSummary> column = new TableColumn<>(Texts.get("column." + key));
        column.setId("exec-" + key);
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        return column;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
