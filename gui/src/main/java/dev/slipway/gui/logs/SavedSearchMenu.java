package dev.slipway.gui.logs;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/** Takes a kept search into a field, keeps what is in it, and forgets what is kept. */
final class SavedSearchMenu extends MenuButton {
    private final SavedSearches searches;
    private final TermField field;

    SavedSearchMenu(SavedSearches searches, TermField field) {
        super(null, new FontIcon(MaterialDesignB.BOOKMARK_OUTLINE));
        this.searches = searches;
        this.field = field;
        getStyleClass().add("log-saved");
        setId("logs-saved");
        setFocusTraversable(false);
        setAccessibleText(Texts.get("logs.saved"));
        Tips.on(this, Texts.get("logs.saved"));
        getItems().add(new MenuItem());
        setOnShowing(event -> fill());
    }

    private void fill() {
        List<SearchTerm> kept = searches.all();
        getItems().clear();
        for (SearchTerm term : kept) {
            getItems().add(item(term.query(), () -> field.show(term)));
        }
        if (!kept.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        SearchTerm typed = field.termProperty().get();
        MenuItem save = item(
                typed.query().isEmpty()
                        ? Texts.get("logs.saved.keepNothing")
                        : Texts.get("logs.saved.keep", typed.query()),
                () -> searches.add(typed));
        save.setDisable(typed.query().isEmpty() || typed.fault().isPresent());
        getItems().add(save);
        if (!kept.isEmpty()) {
            Menu remove = new Menu(Texts.get("logs.saved.remove"));
            kept.forEach(term -> remove.getItems().add(item(term.query(), () -> searches.remove(term))));
            getItems().add(remove);
        }
    }

    private static MenuItem item(String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> act.run());
        return item;
    }
}
