package dev.slipway.gui.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small values kept in {@code $XDG_CONFIG_HOME/slipway/workbench.properties}. Used on the JavaFX thread. */
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Path file;
    private final Properties values = new Properties();

    /** Reads the file if it is there; one that can't be read is as good as none. */
    public Settings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("could not read {}: {}", file, e.getMessage());
            }
        }
    }

    /** Where settings lie by the XDG rules. */
    public static Path defaultFile(Map<String, String> environment, String home) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = config.isEmpty() || !Path.of(config).isAbsolute() ? Path.of(home, ".config") : Path.of(config);
        return base.resolve("slipway").resolve("workbench.properties");
    }

    /** A value, or {@code otherwise}. */
    public String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** A number, or {@code otherwise} where there is none. */
    public double number(String key, double otherwise) {
        try {
            return Double.parseDouble(values.getProperty(key, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Keeps a value until {@link #save}. */
    public void set(String key, Object value) {
        values.setProperty(key, String.valueOf(value));
    }

    /** Forgets a value until {@link #save}. */
    public void remove(String key) {
        values.remove(key);
    }

    /** Writes the file whole or not at all. */
    public void save() {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, null);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("could not save {}: {}", file, e.getMessage());
        }
    }
}
