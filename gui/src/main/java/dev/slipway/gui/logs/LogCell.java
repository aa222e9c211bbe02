package dev.slipway.gui.logs;

import dev.slipway.gui.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
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
        boolean current = model.search().isCurrent(line);
        pseudoClassStateChanged(MATCH, current);
        flow.show(lead(line), line, model.search().rangesIn(line.text()), current);
        setGraphic(flow);
    }

    private List<Text> lead(LogLine line) {
        List<Text> lead = new ArrayList<>();
        if (model.timestampsProperty().get()) {
            lead.add(text(TIME.format(line.time()) + "  ", "log-time"));
        }
        int width = model.nameWidthProperty().get();
        if (width > 0) {
            lead.add(text(
                    padded(line.source().name(), width) + "  ",
                    "log-source-" + line.source().colour()));
        }
        if (model.levelsProperty().get()) {
            String name = line.level().word();
            lead.add(text(Texts.get("logs.mark." + name) + " ", "log-level-" + name));
        }
        return lead;
    }

    private static Text text(String content, String style) {
        Text text = new Text(content);
        text.getStyleClass().add(style);
        return text;
    }

    /** As wide as the column; what doesn't fit is cut. */
    static String padded(String name, int width) {
        return name.length() > width
                ? name.substring(0, width - 1) + "\u2026"
                : name + " ".repeat(width - name.length());
    }
}
