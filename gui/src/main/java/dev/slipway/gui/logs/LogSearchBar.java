package dev.slipway.gui.logs;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The field in which to type what to look for in a log, with its switches, the count and the ways to the next line. */
final class LogSearchBar extends HBox {
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final LogSearch search;
    private final CustomTextField field = new CustomTextField();
    private final ToggleButton matchCase = toggle("Aa", "logs.matchCase");
    private final ToggleButton regex = toggle(".*", "logs.regex");
    private final Label count = new Label();

    LogSearchBar(LogSearch search) {
        this.search = search;
        getStyleClass().add("log-search");
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(Texts.get("logs.search"));
        field.setAccessibleText(Texts.get("logs.search"));
        field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        field.setRight(new HBox(matchCase, regex));
        field.getStyleClass().add("log-search-field");
        field.textProperty().addListener((observed, before, now) -> ask());
        matchCase.selectedProperty().addListener((observed, before, now) -> ask());
        regex.selectedProperty().addListener((observed, before, now) -> ask());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Button previous = button(MaterialDesignC.CHEVRON_UP, "logs.previous");
        previous.setOnAction(event -> search.previous());
        Button next = button(MaterialDesignC.CHEVRON_DOWN, "logs.next");
        next.setOnAction(event -> search.next());
        previous.disableProperty().bind(search.countProperty().isEqualTo(0));
        next.disableProperty().bind(search.countProperty().isEqualTo(0));
        count.getStyleClass().addAll("log-count", Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText,
                        search.termProperty(),
                        search.countProperty(),
                        search.positionProperty(),
                        search.busyProperty()));
        getChildren().setAll(field, count, previous, next);
    }

    /** Puts the cursor into the field. */
    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    private void ask() {
        SearchTerm term = new SearchTerm(field.getText(), regex.isSelected(), matchCase.isSelected());
        field.pseudoClassStateChanged(FAULTY, term.fault().isPresent());
        search.search(term);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                search.previous();
            } else {
                search.next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }

    private String countText() {
        SearchTerm term = search.termProperty().get();
        if (term.query().isEmpty()) {
            return "";
        }
        if (term.fault().isPresent()) {
            return term.fault().get();
        }
        if (search.busyProperty().get()) {
            return Texts.get("logs.searching");
        }
        int found = search.countProperty().get();
        if (found == 0) {
            return Texts.get("logs.noMatch");
        }
        int position = search.positionProperty().get();
        return position == 0 ? Texts.count("logs.matches", found) : Texts.get("logs.match", position, found);
    }

    private static Button button(Ikon icon, String key) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        return button;
    }

    private static ToggleButton toggle(String text, String key) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("log-search-toggle");
        button.setFocusTraversable(false);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        return button;
    }
}
