package dev.slipway.gui.files;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The field in which to type what to find in a text, with the ways to the next place and the one before. */
final class FindBar extends HBox {
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button previous = button(MaterialDesignC.CHEVRON_UP, "files.find.previous");
    private final Button next = button(MaterialDesignC.CHEVRON_DOWN, "files.find.next");
    private final Consumer<Integer> show;
    private List<Integer> places = List.of();
    private int current = -1;

    /**
     * A bar that isn't seen before it is opened.
     *
     * @param ask gets what is typed, and calls {@link #found} then or later
     * @param show gets the place to be shown
     * @param closed runs when it is put away
     */
    FindBar(Consumer<String> ask, Consumer<Integer> show, Runnable closed) {
        this.show = show;
        getStyleClass().addAll("view-bar", "find-bar");
        setAlignment(Pos.CENTER_LEFT);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        field.setId("find-field");
        field.setPromptText(Texts.get("files.find"));
        field.setAccessibleText(Texts.get("files.find"));
        field.textProperty().addListener((property, before, now) -> ask.accept(now));
        count.getStyleClass().add("count");
        count.setId("find-count");
        previous.setOnAction(event -> step(-1));
        next.setOnAction(event -> step(1));
        Button close = button(MaterialDesignC.CLOSE, "button.close");
        close.setOnAction(event -> close(closed));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                step(event.isShiftDown() ? -1 : 1);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close(closed);
                event.consume();
            }
        });
        getChildren().setAll(field, previous, next, count, close);
        found(List.of());
    }

    /** Shows it, with the cursor in its field. */
    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    /** What is looked for now. */
    String words() {
        return field.getText();
    }

    /** Tells where it was found; the first place is shown. */
    void found(List<Integer> now) {
        places = List.copyOf(now);
        current = -1;
        previous.setDisable(now.isEmpty());
        next.setDisable(now.isEmpty());
        count.setText(words().isEmpty() ? "" : Texts.get("files.find.none"));
        step(1);
    }

    /** Goes on to the next place, or the one before; behind the last comes the first. */
    void step(int by) {
        if (!places.isEmpty()) {
            current = Math.floorMod(current + by, places.size());
            String all = places.size() == TextSearch.MOST
                    ? Texts.get("files.find.most", TextSearch.MOST)
                    : String.valueOf(places.size());
            count.setText(Texts.get("files.find.count", current + 1, all));
            show.accept(places.get(current));
        }
    }

    private void close(Runnable closed) {
        setVisible(false);
        closed.run();
    }

    private static Button button(Ikon icon, String key) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(Texts.get(key));
        Tips.on(button, Texts.get(key));
        return button;
    }
}
