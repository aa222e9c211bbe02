package dev.slipway.gui.logs;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for what lines have to hold, with switches for capitals and regular expressions, and the searches that are kept. */
final class TermField extends CustomTextField {
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final ReadOnlyObjectWrapper<SearchTerm> term = new ReadOnlyObjectWrapper<>(SearchTerm.NONE);
    private final ToggleButton matchCase = toggle("Aa", "logs.matchCase");
    private final ToggleButton regex = toggle(".*", "logs.regex");

    /** An empty field; {@code prompt} is the text's key. */
    TermField(String prompt, Ikon icon, SavedSearches searches) {
        getStyleClass().add("log-term");
        setPromptText(Texts.get(prompt));
        setAccessibleText(Texts.get(prompt));
        setLeft(new FontIcon(icon));
        HBox switches = new HBox(matchCase, regex, new SavedSearchMenu(searches, this));
        switches.setAlignment(Pos.CENTER_RIGHT);
        setRight(switches);
        textProperty().addListener((observed, before, now) -> read());
        matchCase.selectedProperty().addListener((observed, before, now) -> read());
        regex.selectedProperty().addListener((observed, before, now) -> read());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
        Tips.on(this, () -> term.get().fault().orElse(""));
    }

    /** What is asked for now. */
    ReadOnlyObjectProperty<SearchTerm> termProperty() {
        return term.getReadOnlyProperty();
    }

    /** Asks for this. */
    void show(SearchTerm wanted) {
        regex.setSelected(wanted.regex());
        matchCase.setSelected(wanted.matchCase());
        setText(wanted.query());
    }

    private void read() {
        SearchTerm now = new SearchTerm(getText(), regex.isSelected(), matchCase.isSelected());
        pseudoClassStateChanged(FAULTY, now.fault().isPresent());
        term.set(now);
    }

    private static ToggleButton toggle(String text, String key) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("log-search-toggle");
        button.setId(key);
        button.setFocusTraversable(false);
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        return button;
    }
}
