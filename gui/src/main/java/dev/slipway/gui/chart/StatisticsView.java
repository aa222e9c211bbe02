package dev.slipway.gui.chart;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Charts of what a container or a pod uses, one below the other, over the same time. */
public final class StatisticsView extends BorderPane {
    private static final Duration LOADING_SHOWN = Duration.millis(150);

    private final StatisticsModel model;
    private final Runnable retry;
    private final VBox charts = new VBox();
    private final StackPane middle = new StackPane();
    private final ScrollPane scroll = new ScrollPane(charts);

    /**
     * A view of {@code model}, whose times read as in {@code zone}.
     *
     * @param change changes limits; absent where that can't be done
     * @param retry asks again for a past that could not be had
     */
    public StatisticsView(
            StatisticsModel model, ZoneId zone, @Nullable LimitChange change, Background background, Runnable retry) {
        this.model = model;
        this.retry = retry;
        getStyleClass().add("statistics-view");
        getStylesheets()
                .add(Objects.requireNonNull(StatisticsView.class.getResource("/dev/slipway/gui/resources/charts.css"))
                        .toExternalForm());
        ChartCursor cursor = new ChartCursor();
        charts.getStyleClass().add("statistics-charts");
        for (ChartModel chart : model.charts()) {
            ChartCard card = new ChartCard(chart, cursor, zone, change, background);
            VBox.setVgrow(card, Priority.ALWAYS);
            card.visibleProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> model.tells(chart), model.latestProperty(), chart.changesProperty()));
            card.managedProperty().bind(card.visibleProperty());
            charts.getChildren().add(card);
        }
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(new VBox(bar(), stale()));
        setCenter(middle);
        model.stateProperty().subscribe(this::show);
    }

    private void show(StatisticsModel.State state) {
        switch (state) {
            case SHOWN -> middle.getChildren().setAll(scroll);
            case EMPTY ->
                middle.getChildren()
                        .setAll(Placeholder.empty(
                                MaterialDesignC.CHART_LINE, Texts.get("stats.empty.title"), Texts.get("stats.empty")));
            case FAILED -> middle.getChildren().setAll(failed());
            case LOADING -> {
                middle.getChildren().clear();
                PauseTransition wait = new PauseTransition(LOADING_SHOWN);
                wait.setOnFinished(event -> {
                    if (model.stateProperty().get() == StatisticsModel.State.LOADING) {
                        middle.getChildren().setAll(Placeholder.loading(Texts.get("stats.loading")));
                    }
                });
                wait.play();
            }
        }
    }

    private Placeholder failed() {
        Button again = new Button(Texts.get("button.retry"));
        again.setOnAction(event -> retry.run());
        return Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                Texts.get("stats.failed"),
                model.troubleProperty().get(),
                again);
    }

    /** What is known stays to be seen while it isn't kept up to date, or the past before it can't be had. */
    private Node stale() {
        Label text = new Label("", new FontIcon(MaterialDesignC.CLOCK_ALERT_OUTLINE));
        text.textProperty()
                .bind(Bindings.createStringBinding(this::staleText, model.staleProperty(), model.troubleProperty()));
        HBox bar = new HBox(text);
        bar.getStyleClass().add("stale-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.visibleProperty()
                .bind(text.textProperty()
                        .isNotEmpty()
                        .and(Bindings.createBooleanBinding(
                                () -> model.stateProperty().get() == StatisticsModel.State.SHOWN,
                                model.stateProperty())));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private String staleText() {
        var since = model.staleProperty().get();
        if (since != null) {
            return Texts.get("stats.stale", Ages.clock(since));
        }
        String trouble = model.troubleProperty().get();
        return trouble.isEmpty() ? "" : Texts.get("stats.pastFailed", trouble);
    }

    private HBox bar() {
        ToggleGroup group = new ToggleGroup();
        HBox spans = new HBox();
        List<Span> all = List.of(Span.values());
        for (Span span : all) {
            ToggleButton button = new ToggleButton(span.text());
            button.setId("span-" + span.length().toMinutes());
            button.setToggleGroup(group);
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            span == all.get(0)
                                    ? Styles.LEFT_PILL
                                    : span == all.get(all.size() - 1) ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setSelected(span == model.window().spanProperty().get());
            button.setOnAction(event -> {
                button.setSelected(true);
                model.window().spanProperty().set(span);
            });
            spans.getChildren().add(button);
        }
        Button earlier = step(MaterialDesignC.CHEVRON_LEFT, "stats.earlier", 1);
        Button later = step(MaterialDesignC.CHEVRON_RIGHT, "stats.later", -1);
        Button present = new Button(Texts.get("stats.present"));
        present.setId("stats-present");
        present.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        present.setOnAction(event -> model.window().toPresent());
        present.disableProperty().bind(model.window().liveProperty());
        later.disableProperty().bind(model.window().liveProperty());
        Label shown = new Label();
        shown.getStyleClass().add(Styles.TEXT_MUTED);
        shown.textProperty()
                .bind(Bindings.createStringBinding(
                        this::shownText,
                        model.window().liveProperty(),
                        model.window().endProperty(),
                        model.window().spanProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(earlier, later, present, shown, space, spans);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("statistics-bar");
        return bar;
    }

    private String shownText() {
        TimeScale scale = model.window().scale();
        return model.window().liveProperty().get()
                ? Texts.get("stats.live")
                : Texts.get("stats.fromTo", Ages.full(scale.from()), Ages.full(scale.to()));
    }

    private Button step(Ikon icon, String key, int spans) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll(Styles.FLAT, "icon-button", "small");
        button.setAccessibleText(Texts.get(key));
        Tips.on(button, Texts.get(key));
        button.setOnAction(event ->
                model.window().back(model.window().spanProperty().get().length().multipliedBy(spans)));
        return button;
    }
}
