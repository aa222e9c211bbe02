package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Says which lines of a log are shown: what they hold, or don't, and how grave they are. */
final class LogFilterBar extends HBox {
    private final LogModel model;
    private final TermField field;
    private final BooleanProperty inverted = new SimpleBooleanProperty(this, "inverted");
    private final MenuButton levels = new MenuButton();

    LogFilterBar(LogModel model, SavedSearches searches) {
        this.model = model;
        field = new TermField("logs.filter.prompt", MaterialDesignF.FILTER_VARIANT, searches);
        field.setId("logs-filter");
        getStyleClass().add("log-filter");
        setAlignment(Pos.CENTER_LEFT);
        LogFilter now = model.filterProperty().get();
        field.show(now.term());
        inverted.set(now.inverted());
        fillLevels(now.levels());
        field.termProperty().addListener((observed, before, term) -> apply());
        inverted.addListener((observed, before, on) -> apply());
        Label count = new Label();
        count.getStyleClass().addAll("log-count", Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText, model.filterProperty(), model.filteringProperty(), field.termProperty()));
        getChildren()
                .setAll(
                        field,
                        LogButtons.toggle(MaterialDesignS.SELECT_INVERSE, "logs.filter.invert", inverted),
                        levels,
                        LogButtons.button(MaterialDesignF.FILTER_OFF_OUTLINE, "logs.filter.clear", this::clear),
                        count);
    }

    /** Puts the cursor into the field. */
    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    /** Shows all lines. */
    void clear() {
        field.show(SearchTerm.NONE);
        inverted.set(false);
        levels.getItems().forEach(item -> ((CheckMenuItem) item).setSelected(true));
    }

    private void fillLevels(Set<Level> chosen) {
        levels.setId("logs-levels");
        levels.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        levels.setGraphic(new FontIcon(MaterialDesignA.ALERT_OCTAGRAM_OUTLINE));
        Tips.on(levels, Texts.get("logs.levels.tip"));
        for (Level level : Level.values()) {
            CheckMenuItem item = new CheckMenuItem(Texts.get("logs.level." + level.word()));
            item.setUserData(level);
            item.setSelected(chosen.contains(level));
            item.selectedProperty().addListener((observed, before, now) -> {
                nameLevels();
                apply();
            });
            levels.getItems().add(item);
        }
        nameLevels();
    }

    private void nameLevels() {
        int chosen = chosenLevels().size();
        levels.setText(
                chosen == Level.values().length ? Texts.get("logs.levels.all") : Texts.count("logs.levels", chosen));
    }

    private Set<Level> chosenLevels() {
        Set<Level> chosen = EnumSet.noneOf(Level.class);
        levels.getItems().forEach(item -> {
            if (((CheckMenuItem) item).isSelected()) {
                chosen.add((Level) item.getUserData());
            }
        });
        return chosen;
    }

    /** A faulty expression leaves what is shown. */
    private void apply() {
        SearchTerm term = field.termProperty().get();
        if (term.fault().isEmpty()) {
            model.filter(new LogFilter(term, inverted.get(), chosenLevels()));
        }
    }

    private String countText() {
        return field.termProperty()
                .get()
                .fault()
                .orElseGet(() -> model.filteringProperty().get() ? Texts.get("logs.searching") : "");
    }
}
