package dev.slipway.gui.explorer;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * A table of what a process has, with a filter; the column of the process is there only where all are looked at.
 *
 * @param <T> what a line shows
 */
final class RowsView<T> extends BorderPane implements ProcessView {
    /** Id of the column that tells whose a line is. */
    static final String PID = "pid";

    private final Desk desk;
    private final Function<@Nullable Integer, CompletableFuture<List<T>>> ask;
    private final Function<T, String> words;
    private final DetailTable<T> table;
    private final CustomTextField filter = new CustomTextField();
    private final Label count = new Label();
    private List<T> lines = List.of();
    private @Nullable Object shown;

    /**
     * A table that has asked for nothing yet.
     *
     * @param id of its table; its texts are {@code explore.id.empty} and those of its columns
     * @param words of a line, in which those of the filter are looked for
     * @param ask asks for the lines of a process, or of all
     */
    RowsView(
            Desk desk,
            String id,
            List<TableColumn<Row<T>, ?>> columns,
            Function<T, String> words,
            Placeholder empty,
            Function<@Nullable Integer, CompletableFuture<List<T>>> ask) {
        this.desk = desk;
        this.ask = ask;
        this.words = words;
        this.table = new DetailTable<>(id, columns, empty);
        filter.setLeft(new FontIcon(MaterialDesignF.FILTER_VARIANT));
        filter.setPromptText(Texts.get("toolWindow.filter"));
        filter.setAccessibleText(Texts.get("toolWindow.filter"));
        filter.setId(id + "-filter");
        filter.setPrefColumnCount(26);
        filter.textProperty().addListener(property -> fill());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        count.getStyleClass().add("count");
        HBox bar = new HBox(filter, count);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        setCenter(table);
    }

    /** What shows more of the line that is chosen, below the table. */
    void follow(Consumer<@Nullable T> chosen) {
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> chosen.accept(now == null ? null : now.value()));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void look(@Nullable Integer pid) {
        Object wanted = pid == null ? this : pid;
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        table.getColumns().stream()
                .filter(column -> PID.equals(column.getId()))
                .forEach(column -> column.setVisible(pid == null));
        desk.background()
                .deliver(
                        ask.apply(pid),
                        found -> {
                            if (wanted.equals(shown)) {
                                lines = found;
                                fill();
                            }
                        },
                        why -> {
                            if (wanted.equals(shown)) {
                                shown = null;
                                count.setText("");
                                table.fail(Texts.get("explore.failed"), why, () -> look(pid));
                            }
                        });
    }

    private void fill() {
        Predicate<String> wanted = LineFilter.words(filter.getText());
        List<T> passed = filter.getText().isBlank()
                ? lines
                : lines.stream().filter(line -> wanted.test(words.apply(line))).toList();
        table.show(passed);
        if (passed.size() < lines.size()) {
            count.setText(Texts.get("table.filtered", passed.size(), lines.size()));
        } else {
            count.setText(
                    lines.size() >= CheckpointContent.MOST
                            ? Texts.get("explore.first", lines.size())
                            : String.valueOf(lines.size()));
        }
    }
}
