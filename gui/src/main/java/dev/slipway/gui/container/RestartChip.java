package dev.slipway.gui.container;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** How often a container was started again by its restart policy; takes no room where it never was. */
final class RestartChip extends Label {
    private int count;

    RestartChip() {
        super("", new FontIcon(MaterialDesignR.REFRESH));
        getStyleClass().addAll("chip", "muted", "small");
        setMinWidth(USE_PREF_SIZE);
        Tips.on(this, () -> Texts.count("restart.count", count));
        show(0);
    }

    void show(int restarts) {
        count = restarts;
        setText(String.valueOf(restarts));
        setAccessibleText(Texts.count("restart.count", restarts));
        setVisible(restarts > 0);
        setManaged(restarts > 0);
    }
}
