package dev.slipway.gui.files;

import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.util.UndoUtils;

/** A text with the numbers of its lines, in which one can look for words; nothing can be typed into it. */
final class TextPane extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final int ABOVE = 4;
    private static final double FIGURE = 7.3;
    private static final double BESIDE = 26;

    private final Background background;
    private final TextLines lines;
    private final CodeArea area = new CodeArea();
    private final FindBar find;
    private final int figures;

    TextPane(Background background, TextLines lines) {
        this.background = background;
        this.lines = lines;
        this.figures = String.valueOf(lines.count()).length();
        find = new FindBar(this::ask, this::reveal, area::requestFocus);
        getStyleClass().add("text-pane");
        area.setId("file-text");
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.replaceText(lines.text());
        area.setEditable(false);
        area.setShowCaret(CaretVisibility.ON);
        area.setParagraphGraphicFactory(this::number);
        area.moveTo(0);
        area.requestFollowCaret();
        area.setAccessibleText(Texts.get("files.text"));
        setTop(find);
        setCenter(new VirtualizedScrollPane<>(area));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.open();
                event.consume();
            } else if (event.getCode() == KeyCode.F3) {
                find.step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
    }

    /** Puts the cursor into the text. */
    void focus() {
        area.requestFocus();
    }

    /** Asks what to find. */
    void find() {
        find.open();
    }

    private Node number(int paragraph) {
        int number = paragraph < lines.numbers().size() ? lines.numbers().get(paragraph) : 0;
        Label label = new Label(number == 0 ? "" : String.valueOf(number));
        label.getStyleClass().add("line-number");
        label.setMinWidth(figures * FIGURE + BESIDE);
        return label;
    }

    private void ask(String words) {
        var unused =
                background.run(() -> TextSearch.find(lines.text(), words), places -> show(words, places), why -> {});
    }

    /** What comes of an older question is not shown. */
    private void show(String words, List<Integer> places) {
        if (words.equals(find.words())) {
            find.found(places);
        }
    }

    private void reveal(int place) {
        area.selectRange(place, place + find.words().length());
        int paragraph = area.getCurrentParagraph();
        area.showParagraphAtTop(Math.max(0, paragraph - ABOVE));
        area.requestFollowCaret();
    }
}
