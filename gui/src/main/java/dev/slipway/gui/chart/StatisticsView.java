package dev.slipway.gui.chart;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.text.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The charts of what a container uses, one below the other, over the same time. */
public final class StatisticsView extends BorderPane {
    private static final List<Integer> MINUTES = List.of(1, 5, 15);

    private final StatisticsModel model;

    /** A view of {@code model}, whose times read as in {@code zone}. */
    public StatisticsView(StatisticsModel model, ZoneId zone) {
        this.model = model;
        getStyleClass().add("statistics-view");
        getStylesheets()
                .add(Objects.requireNonNull(StatisticsView.class.getResource("/dev/slipway/gui/resources/charts.css"))
                        .toExternalForm());
        ChartCursor cursor = new ChartCursor();
        VBox charts = new VBox();
        charts.getStyleClass().add("statistics-charts");
        for (ChartModel chart : model.charts()) {
            ChartCard card = new ChartCard(chart, cursor, zone);
            VBox.setVgrow(card, Priority.ALWAYS);
            charts.getChildren().add(card);
        }
        Label empty = new Label(Texts.get("stats.empty"));
        empty.getStyleClass().addAll("statistics-empty", Styles.TEXT_MUTED);
        empty.visibleProperty().bind(model.latestProperty().isNull());
        charts.visibleProperty().bind(model.latestProperty().isNotNull());
        setTop(bar());
        setCenter(new StackPane(charts, empty));
    }

    private HBox bar() {
        ToggleGroup group = new ToggleGroup();
        HBox spans = new HBox();
        for (int i = 0; i < MINUTES.size(); i++) {
            Duration span = Duration.ofMinutes(MINUTES.get(i));
            ToggleButton button = new ToggleButton(Texts.get("stats.minutes", MINUTES.get(i)));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == MINUTES.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setSelected(span.equals(model.spanProperty().get()));
            button.setOnAction(event -> {
                button.setSelected(true);
                model.spanProperty().set(span);
            });
            spans.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(space, spans);
        bar.setAlignment(Pos.CENTER_RIGHT);
        bar.getStyleClass().add("statistics-bar");
        return bar;
    }
}
