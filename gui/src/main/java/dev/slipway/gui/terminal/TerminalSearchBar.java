package dev.slipway.gui.terminal;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The field over a terminal in which to type what to look for, with the count and the ways to the next place. Hidden until it is opened. */
final class TerminalSearchBar extends HBox {
    private final TerminalSearch search;
    private final CustomTextField field = new CustomTextField();
    private final Runnable moved;
    private final Runnable closed;

    /**
     * A bar for {@code search}.
     *
     * @param moved runs when another place is looked at
     * @param closed runs when the bar is hidden
     */
    TerminalSearchBar(TerminalSearch search, Runnable moved, Runnable closed) {
        this.search = search;
        this.moved = moved;
        this.closed = closed;
        getStyleClass().add("terminal-search");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
        field.setId("terminal-search");
        field.setPromptText(Texts.get("terminal.search"));
        field.setAccessibleText(Texts.get("terminal.search"));
        field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        field.textProperty().addListener(property -> {
            search.search(field.getText());
            moved.run();
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Label count = new Label();
        count.getStyleClass().addAll("terminal-count", Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::countText, search.countProperty(), search.positionProperty(), field.textProperty()));
        getChildren()
                .setAll(
                        field,
                        count,
                        button(MaterialDesignC.CHEVRON_UP, "terminal.previous", () -> step(-1)),
                        button(MaterialDesignC.CHEVRON_DOWN, "terminal.next", () -> step(1)),
                        button(MaterialDesignC.CLOSE, "terminal.searchClose", this::close));
    }

    /** Shows it, and puts the cursor into its field. */
    void open() {
        setVisible(true);
        search.search(field.getText());
        field.requestFocus();
        field.selectAll();
        moved.run();
    }

    private void close() {
        setVisible(false);
        search.search("");
        closed.run();
    }

    private void step(int by) {
        search.step(by);
        moved.run();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? 1 : -1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private String countText() {
        if (field.getText().isEmpty()) {
            return "";
        }
        int count = search.countProperty().get();
        return count == 0
                ? Texts.get("terminal.nothingFound")
                : Texts.get("terminal.found", search.positionProperty().get() + 1, count);
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button", "small");
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }
}
