package dev.slipway.gui.chart;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A chart below its title, its latest value, its legend and its limit. */
final class ChartCard extends VBox {
    private final ChartModel model;

    /**
     * A card.
     *
     * @param change changes the limit; absent where that can't be done
     */
    ChartCard(ChartModel model, ChartCursor cursor, ZoneId zone, @Nullable LimitChange change, Background background) {
        this.model = model;
        getStyleClass().add("chart-card");
        LiveChart chart = new LiveChart(model, cursor, zone, change != null);
        setVgrow(chart, Priority.ALWAYS);
        HBox header = header();
        getChildren().setAll(header, chart);
        ChartLimit limit = model.limit();
        if (limit != null && change != null) {
            LimitEditor editor = new LimitEditor(model, limit, change, background);
            header.getChildren().add(editor);
            getChildren().add(1, message(editor));
        }
    }

    private static Label message(LimitEditor editor) {
        Label message = new Label();
        message.setId(editor.getId() + "-message");
        message.getStyleClass().addAll("field-message", "limit-message");
        message.setMaxWidth(Double.MAX_VALUE);
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.textProperty().bind(editor.messageProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }

    private HBox header() {
        Label title = new Label(model.title());
        title.getStyleClass().add("chart-title");
        Label value = new Label();
        value.getStyleClass().add("chart-value");
        value.setMinWidth(USE_PREF_SIZE);
        value.textProperty()
                .bind(Bindings.createStringBinding(
                        this::latest, model.window().endProperty(), model.changesProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, value, space);
        header.getStyleClass().add("chart-header");
        header.setAlignment(Pos.CENTER_LEFT);
        if (model.lines().size() > 1) {
            for (int i = 0; i < model.lines().size(); i++) {
                header.getChildren().add(legend(model.lines().get(i), i));
            }
        }
        return header;
    }

    /** A line that has no values here, as the highest ones of a second, isn't listed. */
    private Label legend(ChartLine line, int index) {
        Region key = new Region();
        key.getStyleClass().addAll("chart-key", "chart-key-" + index);
        Label label = new Label(line.name(), key);
        label.getStyleClass().addAll("chart-legend", Styles.TEXT_MUTED);
        label.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> line.series().size() > 0, model.window().endProperty(), model.changesProperty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private String latest() {
        double value = model.lines().get(0).series().last();
        if (Double.isNaN(value)) {
            return Texts.get("stats.unknown");
        }
        return model.unit().format(value);
    }
}
