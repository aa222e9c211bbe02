package dev.slipway.gui.logs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** A row of a log view. */
final class LogCell extends ListCell<LogLine> {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("stderr");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final double SIDES = 24;

    private final LogModel model;
    private final LogLineFlow flow = new LogLineFlow();

    LogCell(ListView<LogLine> list, LogModel model) {
        this.model = model;
        getStyleClass().add("log-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        model.wrapProperty().addListener((observed, before, now) -> fit(list));
        list.widthProperty().addListener((observed, before, now) -> fit(list));
        fit(list);
    }

    private void fit(ListView<LogLine> list) {
        if (model.wrapProperty().get()) {
            setPrefWidth(Math.max(100, list.getWidth() - SIDES));
            flow.setPrefWidth(Math.max(80, list.getWidth() - 2 * SIDES));
        } else {
            setPrefWidth(USE_COMPUTED_SIZE);
            flow.setPrefWidth(USE_COMPUTED_SIZE);
        }
    }

    @Override
    protected void updateItem(LogLine line, boolean empty) {
        super.updateItem(line, empty);
        show(empty ? null : line);
    }

    /** Shows the line again, after what is looked for or how it is shown has changed. */
    void refresh() {
        show(isEmpty() ? null : getItem());
    }

    private void show(@Nullable LogLine line) {
        pseudoClassStateChanged(ERROR, line != null && line.error());
        if (line == null) {
            pseudoClassStateChanged(MATCH, false);
            setGraphic(null);
            return;
        }
        boolean current = model.search().currentProperty().get() == line.number();
        pseudoClassStateChanged(MATCH, current);
        String time = model.timestampsProperty().get() ? TIME.format(line.time()) : "";
        flow.show(time, line, model.search().rangesIn(line.text()), current);
        setGraphic(flow);
    }
}
