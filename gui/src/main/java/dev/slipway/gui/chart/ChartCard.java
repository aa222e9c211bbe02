package dev.slipway.gui.chart;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.text.Texts;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart below its title, its latest value and its legend. */
final class ChartCard extends VBox {
    private final ChartModel model;

    ChartCard(ChartModel model, ChartCursor cursor, ZoneId zone) {
        this.model = model;
        getStyleClass().add("chart-card");
        LiveChart chart = new LiveChart(model, cursor, zone);
        setVgrow(chart, Priority.ALWAYS);
        getChildren().setAll(header(), chart);
    }

    private HBox header() {
        Label title = new Label(model.title());
        title.getStyleClass().add("chart-title");
        Label value = new Label();
        value.getStyleClass().add("chart-value");
        value.textProperty()
                .bind(Bindings.createStringBinding(this::latest, model.nowProperty(), model.limitProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, value, space);
        header.getStyleClass().add("chart-header");
        header.setAlignment(Pos.BASELINE_LEFT);
        if (model.lines().size() > 1) {
            for (int i = 0; i < model.lines().size(); i++) {
                header.getChildren().add(legend(model.lines().get(i).name(), "chart-key-" + i));
            }
        }
        Label limit = legend(model.limitName(), "chart-key-limit");
        limit.visibleProperty().bind(model.limitProperty().isNotNull());
        limit.managedProperty().bind(limit.visibleProperty());
        header.getChildren().add(limit);
        return header;
    }

    private static Label legend(String name, String styleClass) {
        Region key = new Region();
        key.getStyleClass().addAll("chart-key", styleClass);
        Label label = new Label(name, key);
        label.getStyleClass().addAll("chart-legend", Styles.TEXT_MUTED);
        return label;
    }

    private String latest() {
        double value = model.lines().get(0).series().last();
        if (Double.isNaN(value)) {
            return "";
        }
        Double limit = model.limitProperty().get();
        String shown = model.unit().format(value);
        return limit == null ? shown : Texts.get("stats.of", shown, model.unit().format(limit));
    }
}
