package dev.slipway.gui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void findsAgainWhatWasSaved() {
        Path file = folder.resolve("deep/workbench.properties");
        Settings settings = new Settings(file);
        settings.set("window.width", 1234.0);
        settings.set("theme", "light");
        settings.save();

        Settings again = new Settings(file);
        assertThat(again.number("window.width", 0)).isEqualTo(1234.0);
        assertThat(again.get("theme", "dark")).isEqualTo("light");
        assertThat(again.number("theme", 7)).isEqualTo(7);
    }

    @Test
    void liesWhereXdgSays() {
        assertThat(Settings.defaultFile(Map.of("XDG_CONFIG_HOME", "/etc/me"), "/home/u"))
                .isEqualTo(Path.of("/etc/me/slipway/workbench.properties"));
        assertThat(Settings.defaultFile(Map.of("XDG_CONFIG_HOME", "relative"), "/home/u"))
                .isEqualTo(Path.of("/home/u/.config/slipway/workbench.properties"));
        assertThat(Settings.defaultFile(Map.of(), "/home/u"))
                .isEqualTo(Path.of("/home/u/.config/slipway/workbench.properties"));
    }
}
