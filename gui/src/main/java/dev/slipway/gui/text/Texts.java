package dev.slipway.gui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The texts users read; {@code {0}}, {@code {1}}, ... stand for what is filled in. */
public final class Texts {
    private static final List<String> FILES = List.of(
            "texts.properties",
            "views.properties",
            "forms.properties",
            "objects.properties",
            "checkpoints.properties",
            "finding.properties");
    private static final Map<String, String> TEXTS = load();

    private Texts() {}

    /** The text of a key; the key itself in brackets where there is none. */
    public static String get(String key) {
        return TEXTS.getOrDefault(key, "[" + key + "]");
    }

    /** The text of a key with its places filled in. */
    public static String get(String key, Object... values) {
        String text = get(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text of {@code key.one} for exactly one and of {@code key.many} otherwise, with the number as {@code {0}}. */
    public static String count(String key, long number) {
        return get(key + (number == 1 ? ".one" : ".many"), number);
    }

    /** Whether there is a text for a key. */
    public static boolean has(String key) {
        return TEXTS.containsKey(key);
    }

    /** All keys there are. */
    public static Set<String> keys() {
        return TEXTS.keySet();
    }

    private static Map<String, String> load() {
        Map<String, String> texts = new TreeMap<>();
        for (String file : FILES) {
            try (InputStream in = Texts.class.getResourceAsStream("/dev/slipway/gui/resources/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("could not load the texts: " + file + " is missing");
                }
                Properties properties = new Properties();
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            } catch (IOException e) {
                throw new UncheckedIOException("could not load the texts: " + file, e);
            }
        }
        return Map.copyOf(texts);
    }
}
