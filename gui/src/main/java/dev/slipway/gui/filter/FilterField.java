package dev.slipway.gui.filter;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * The field of a filter, which offers its words while it is typed: up and down choose, Tab or Enter take, Escape hides, Ctrl+Space shows
 * them.
 */
public final class FilterField extends CustomTextField {
    private final FilterWords<?> words;
    private @Nullable Popup popup;
    private final CompletionList list = new CompletionList(this::take);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private boolean waiting;

    /** An empty field. */
    public FilterField(FilterWords<?> words) {
        this.words = words;
        setLeft(new FontIcon(MaterialDesignF.FILTER_VARIANT));
        setAccessibleText(Texts.get("toolWindow.filter"));
        textProperty().addListener((property, before, text) -> {
            message.set(words.read(text).message());
            completeLater();
        });
        caretPositionProperty().addListener(property -> {
            if (isOffering()) {
                completeLater();
            }
        });
        focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                hide();
            }
        });
        sceneProperty().addListener(property -> hide());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What is wrong with the text; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Offers what can be written here, even where nothing is begun. */
    public void offer() {
        show(true);
    }

    /** After the change of a text has also moved the cursor. */
    private void completeLater() {
        if (!waiting && isFocused()) {
            waiting = true;
            FxThread.later(() -> {
                waiting = false;
                show(false);
            });
        }
    }

    private void show(boolean asked) {
        Completion completion = Completion.at(words, getText(), getCaretPosition(), asked);
        if (!isFocused() || completion.items().isEmpty() || getScene() == null) {
            hide();
            return;
        }
        list.show(completion);
        if (!isOffering()) {
            Bounds field = localToScreen(getLayoutBounds());
            popup().show(this, field.getMinX(), field.getMaxY() + 2);
        }
    }

    private boolean isOffering() {
        return popup != null && popup.isShowing();
    }

    private void hide() {
        if (popup != null) {
            popup.hide();
        }
    }

    /** Made when it is first needed: it is a window, and most fields are never typed in. */
    private Popup popup() {
        Popup made = popup;
        if (made == null) {
            made = new Popup();
            made.getContent().add(list);
            made.setAutoHide(true);
            made.setHideOnEscape(false);
            made.setConsumeAutoHidingEvents(false);
            popup = made;
        }
        return made;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            offer();
        } else if (!isOffering() || event.isShortcutDown() || event.isAltDown()) {
            return;
        } else if (event.getCode() == KeyCode.DOWN) {
            list.move(1);
        } else if (event.getCode() == KeyCode.UP) {
            list.move(-1);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            hide();
        } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
            take(list.chosen() == null ? list.shown().items().get(0) : list.chosen());
        } else if (event.getCode() == KeyCode.ENTER && list.chosen() != null) {
            take(list.chosen());
        } else {
            return;
        }
        event.consume();
    }

    private void take(Completion.@Nullable Item item) {
        if (item != null) {
            int from = list.shown().from();
            hide();
            replaceText(from, Math.max(from, getCaretPosition()), item.insert());
            positionCaret(from + item.insert().length());
        }
    }
}
