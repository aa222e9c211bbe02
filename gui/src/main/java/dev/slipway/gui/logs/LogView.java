package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import java.time.Instant;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Shows an output: its lines, bars of switches, search and filter, and what there is to say of its state. */
public final class LogView extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final LogModel model;
    private final LogTools tools;
    private final LogList list;
    private final LogSearchBar searchBar;
    private final LogFilterBar filterBar;
    private final LogStateBar stateBar;
    private final BooleanProperty filtering = new SimpleBooleanProperty(this, "filtering");

    /** A view of {@code model}. */
    public LogView(LogModel model, LogTools tools) {
        this.model = model;
        this.tools = tools;
        list = new LogList(model);
        searchBar = new LogSearchBar(model.search(), tools.searches());
        filterBar = new LogFilterBar(model, tools.searches());
        stateBar = new LogStateBar(model);
        getStyleClass().add("log-view");
        LogColours.on(this);
        setTop(new VBox(toolBar(), filterBar));
        setCenter(new StackPane(list, placeholder(), jumpButton()));
        setBottom(stateBar);
        filterBar.visibleProperty().bind(filtering);
        filterBar.managedProperty().bind(filtering);
        filtering.set(!model.filterProperty().get().passesAll());
        filtering.addListener((observed, before, now) -> filter(now));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                searchBar.focusField();
                event.consume();
            }
        });
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private HBox toolBar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                LogButtons.toggle(MaterialDesignA.ARROW_COLLAPSE_DOWN, "logs.follow", model.followProperty()),
                LogButtons.toggle(MaterialDesignP.PAUSE, "logs.pause", model.pausedProperty()),
                new Separator(Orientation.VERTICAL),
                LogButtons.toggle(MaterialDesignW.WRAP, "logs.wrap", model.wrapProperty()),
                LogButtons.toggle(MaterialDesignC.CLOCK_OUTLINE, "logs.timestamps", model.timestampsProperty()),
                LogButtons.toggle(MaterialDesignF.FILTER_OUTLINE, "logs.filter", filtering),
                new Separator(Orientation.VERTICAL),
                LogButtons.button(MaterialDesignC.CONTENT_COPY, "logs.copy", list::copy),
                LogButtons.button(MaterialDesignC.CONTENT_SAVE_OUTLINE, "logs.save", this::save),
                LogButtons.button(MaterialDesignD.DELETE_SWEEP_OUTLINE, "logs.clear", model::clear),
                space,
                new TimeField(this::goTo, stateBar.toldProperty()::set),
                searchBar);
        bar.getStyleClass().add("log-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void filter(boolean now) {
        if (now) {
            filterBar.focusField();
        } else {
            filterBar.clear();
        }
    }

    private void save() {
        tools.saving().begin(getScene().getWindow(), List.copyOf(model.lines()), LogText.of(model));
    }

    /** Goes to the first line at that time or later; says where the log begins or ends if that isn't it. */
    private String goTo(Instant time) {
        LogBuffer lines = model.lines();
        if (lines.isEmpty()) {
            return Texts.get("logs.time.none");
        }
        int index = lines.indexFrom(time);
        int last = lines.size() - 1;
        list.reveal(Math.min(index, last));
        if (index > last) {
            return Texts.get("logs.time.last", Ages.full(lines.get(last).time()));
        }
        Instant first = lines.get(0).time();
        return index == 0 && first.isAfter(time) ? Texts.get("logs.time.first", Ages.full(first)) : "";
    }

    private Label placeholder() {
        Label label = new Label();
        label.getStyleClass().addAll("log-placeholder", Styles.TEXT_MUTED);
        label.setWrapText(true);
        label.setMouseTransparent(true);
        label.visibleProperty().bind(Bindings.isEmpty(model.lines()));
        label.textProperty()
                .bind(Bindings.createStringBinding(this::emptyText, model.stateProperty(), model.countProperty()));
        return label;
    }

    private String emptyText() {
        if (model.countProperty().get() > 0) {
            return Texts.get("logs.filter.none");
        }
        return switch (model.stateProperty().get().phase()) {
            case LOADING -> Texts.get("logs.loading");
            case LIVE -> Texts.get("logs.empty");
            case ENDED -> Texts.get("logs.emptyEnded");
            case FAILED -> "";
        };
    }

    private Button jumpButton() {
        Button jump = new Button(Texts.get("logs.jump"), new FontIcon(MaterialDesignA.ARROW_DOWN));
        jump.getStyleClass().addAll("log-jump", Styles.SMALL, Styles.ACCENT);
        jump.setOnAction(event -> model.followProperty().set(true));
        jump.visibleProperty().bind(model.followProperty().not().and(Bindings.isNotEmpty(model.lines())));
        StackPane.setAlignment(jump, Pos.BOTTOM_RIGHT);
        return jump;
    }
}
