package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The field in which to type what to look for in a log, with the count of lines that hold it and the ways to the next. */
final class LogSearchBar extends HBox {
    private final LogSearch search;
    private final TermField field;

    LogSearchBar(LogSearch search, SavedSearches searches) {
        this.search = search;
        field = new TermField("logs.search", MaterialDesignM.MAGNIFY, searches);
        field.setId("logs-search");
        getStyleClass().add("log-search");
        setAlignment(Pos.CENTER_LEFT);
        field.show(search.termProperty().get());
        field.termProperty().addListener((observed, before, now) -> search.search(now));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Button previous = LogButtons.button(MaterialDesignC.CHEVRON_UP, "logs.previous", search::previous);
        Button next = LogButtons.button(MaterialDesignC.CHEVRON_DOWN, "logs.next", search::next);
        previous.disableProperty().bind(search.countProperty().isEqualTo(0));
        next.disableProperty().bind(search.countProperty().isEqualTo(0));
        Label count = new Label();
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

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                search.previous();
            } else {
                search.next();
            }
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
}
