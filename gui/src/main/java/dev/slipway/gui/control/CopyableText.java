package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A value that is elided in the middle where it has no room, shown whole in its tooltip, and copied by the button behind it. */
public final class CopyableText extends HBox {
    /** Shows {@code value}; an empty one as a dash that can't be copied. */
    public CopyableText(String value) {
        getStyleClass().add("copyable");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(value.isEmpty() ? "–" : value);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        getChildren().add(label);
        if (value.isEmpty()) {
            return;
        }
        Tips.on(label, () -> label.getWidth() + 0.5 < label.prefWidth(USE_COMPUTED_SIZE) ? value : "");
        Button copy = new Button("", new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.getStyleClass().addAll("flat", "copy-button");
        copy.setAccessibleText(Texts.get("button.copy"));
        Tips.on(copy, Texts.get("button.copy"));
        copy.setFocusTraversable(false);
        copy.visibleProperty().bind(hoverProperty());
        copy.setOnAction(event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, value)));
        getChildren().add(copy);
    }
}
