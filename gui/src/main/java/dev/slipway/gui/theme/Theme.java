package dev.slipway.gui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** The looks to choose from. */
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> SHEETS = List.of(
            "colours", "shell", "controls", "tables", "docking", "forms", "views", "finding", "terminal", "files");

    /** The theme of that name; dark where there is none. */
    public static Theme named(String name) {
        return name.toUpperCase(Locale.ROOT).equals("LIGHT") ? LIGHT : DARK;
    }

    /** The other one. */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Makes all windows of the application, and {@code scene}, look so. */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        if (scene.getStylesheets().isEmpty()) {
            SHEETS.forEach(sheet -> scene.getStylesheets().add(sheet(sheet)));
        }
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(name().toLowerCase(Locale.ROOT));
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource("/dev/slipway/gui/resources/" + name + ".css");
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
