package dev.slipway.gui.filter;

import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The ways to go on, one below the other, one of them chosen. */
final class CompletionList extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int NONE = -1;

    private final Consumer<Completion.Item> accept;
    private Completion shown = new Completion(0, List.of(), 0, false);
    private int chosen = NONE;

    CompletionList(Consumer<Completion.Item> accept) {
        this.accept = accept;
        getStyleClass().add("completion-list");
        setId("filter-completion");
    }

    /** Shows a completion; of values the first is chosen, of keys none, as a word may be meant. */
    void show(Completion completion) {
        shown = completion;
        getChildren().clear();
        completion.items().forEach(item -> getChildren().add(line(item)));
        if (completion.more() > 0) {
            Label more = new Label(Texts.get("remove.more", completion.more()));
            more.getStyleClass().addAll("completion-more", "dim-text");
            getChildren().add(more);
        }
        choose(completion.values() ? 0 : NONE);
    }

    Completion shown() {
        return shown;
    }

    /** Chooses the one so many further on, round about. */
    void move(int by) {
        int size = shown.items().size();
        choose(chosen == NONE ? (by > 0 ? 0 : size - 1) : Math.floorMod(chosen + by, size));
    }

    /** The one that is chosen; absent for none. */
    Completion.@Nullable Item chosen() {
        return chosen == NONE || chosen >= shown.items().size()
                ? null
                : shown.items().get(chosen);
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < shown.items().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(SELECTED, i == index);
        }
    }

    private HBox line(Completion.Item item) {
        Label text = new Label(item.text());
        text.setMinWidth(USE_PREF_SIZE);
        Label hint = new Label(item.hint());
        hint.getStyleClass().add("dim-text");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(16, text, hint);
        line.getStyleClass().add("completion-line");
        line.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> accept.accept(item));
        return line;
    }
}
