package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Shows an output: its lines, a bar of switches and search, and what there is to say of its state. */
public final class LogView extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final LogModel model;
    private final LogList list;
    private final LogSearchBar searchBar;

    /** A view of {@code model}. */
    public LogView(LogModel model) {
        this.model = model;
        list = new LogList(model);
        searchBar = new LogSearchBar(model.search());
        getStyleClass().add("log-view");
        getStylesheets()
                .add(Objects.requireNonNull(LogView.class.getResource("/dev/slipway/gui/resources/logs.css"))
                        .toExternalForm());
        setTop(toolBar());
        setCenter(new StackPane(list, placeholder(), jumpButton()));
        setBottom(stateBar());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                searchBar.focusField();
                event.consume();
            }
        });
    }

    private HBox toolBar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                toggle(MaterialDesignA.ARROW_COLLAPSE_DOWN, "logs.follow", model.followProperty()),
                toggle(MaterialDesignP.PAUSE, "logs.pause", model.pausedProperty()),
                new Separator(Orientation.VERTICAL),
                toggle(MaterialDesignW.WRAP, "logs.wrap", model.wrapProperty()),
                toggle(MaterialDesignC.CLOCK_OUTLINE, "logs.timestamps", model.timestampsProperty()),
                new Separator(Orientation.VERTICAL),
                button(MaterialDesignC.CONTENT_COPY, "logs.copy", list::copy),
                button(MaterialDesignD.DELETE_SWEEP_OUTLINE, "logs.clear", model::clear),
                space,
                searchBar);
        bar.getStyleClass().add("log-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Label placeholder() {
        Label label = new Label();
        label.getStyleClass().addAll("log-placeholder", Styles.TEXT_MUTED);
        label.setWrapText(true);
        label.setMouseTransparent(true);
        label.visibleProperty().bind(Bindings.isEmpty(model.lines()));
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> switch (model.stateProperty().get().phase()) {
                            case LOADING -> Texts.get("logs.loading");
                            case LIVE -> Texts.get("logs.empty");
                            case ENDED -> Texts.get("logs.emptyEnded");
                            case FAILED -> "";
                        },
                        model.stateProperty()));
        return label;
    }

    private Button jumpButton() {
        Button jump = new Button(Texts.get("logs.jump"), new FontIcon(MaterialDesignA.ARROW_DOWN));
        jump.getStyleClass().addAll("log-jump", Styles.SMALL, Styles.ACCENT);
        jump.setOnAction(event -> model.followProperty().set(true));
        jump.visibleProperty().bind(model.followProperty().not().and(Bindings.isNotEmpty(model.lines())));
        StackPane.setAlignment(jump, Pos.BOTTOM_RIGHT);
        return jump;
    }

    private HBox stateBar() {
        Label text = new Label();
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        this::stateText, model.stateProperty(), model.pausedProperty(), model.heldCountProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label lines = new Label();
        lines.getStyleClass().add(Styles.TEXT_MUTED);
        lines.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.count("logs.lines", model.lines().size()), model.lines()));
        FontIcon icon = new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        icon.visibleProperty().bind(model.stateProperty().map(state -> state.phase() == LogState.Phase.FAILED));
        icon.managedProperty().bind(icon.visibleProperty());
        HBox bar = new HBox(icon, text, space, lines);
        bar.getStyleClass().add("log-state");
        bar.setAlignment(Pos.CENTER_LEFT);
        model.stateProperty()
                .subscribe(state -> bar.pseudoClassStateChanged(FAILED, state.phase() == LogState.Phase.FAILED));
        return bar;
    }

    private String stateText() {
        LogState state = model.stateProperty().get();
        if (model.pausedProperty().get()) {
            return Texts.count("logs.held", model.heldCountProperty().get());
        }
        return switch (state.phase()) {
            case LOADING -> Texts.get("logs.loading");
            case LIVE -> Texts.get("logs.live");
            case ENDED -> state.detail().isEmpty() ? Texts.get("logs.ended") : state.detail();
            case FAILED -> state.detail();
        };
    }

    private static ToggleButton toggle(Ikon icon, String key, BooleanProperty property) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "log-toggle");
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.selectedProperty().bindBidirectional(property);
        return button;
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }
}
