package dev.slipway.gui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a view shows in place of content: that there is none, that it is being loaded, or why it can't be had. */
public final class Placeholder extends VBox {
    private Placeholder(String kind) {
        getStyleClass().addAll("state-pane", kind);
        setAlignment(Pos.CENTER);
    }

    /** Nothing there: one sentence on what this is, one on what to do. */
    public static Placeholder empty(Ikon icon, String title, String text, Button... buttons) {
        Placeholder placeholder = new Placeholder("empty");
        placeholder.getChildren().add(new FontIcon(icon));
        placeholder.addTexts(title, text);
        if (buttons.length > 0) {
            HBox row = new HBox(8, buttons);
            row.setAlignment(Pos.CENTER);
            row.getStyleClass().add("placeholder-buttons");
            placeholder.getChildren().add(row);
        }
        return placeholder;
    }

    /** Something went wrong: what, and why or what to do. */
    public static Placeholder error(Ikon icon, String title, String text, Button... buttons) {
        Placeholder placeholder = empty(icon, title, text, buttons);
        placeholder.getStyleClass().add("error");
        return placeholder;
    }

    /** Being loaded. */
    public static Placeholder loading(String text) {
        Placeholder placeholder = new Placeholder("loading");
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setMaxSize(28, 28);
        placeholder.getChildren().add(indicator);
        placeholder.addTexts("", text);
        return placeholder;
    }

    private void addTexts(String title, String text) {
        if (!title.isEmpty()) {
            Label heading = new Label(title);
            heading.getStyleClass().add("placeholder-title");
            getChildren().add(heading);
        }
        Label body = new Label(text);
        body.getStyleClass().add("placeholder-text");
        body.setWrapText(true);
        body.setTextAlignment(TextAlignment.CENTER);
        getChildren().add(body);
    }
}
