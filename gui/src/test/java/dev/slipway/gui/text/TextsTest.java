package dev.slipway.gui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern GET = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern COUNT = Pattern.compile("Texts\\.count\\(\\s*\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("Action\\.of\\(\\s*\"([^\"]+)\"\\s*,");

    @Test
    void everyKeyUsedHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                collect(GET, source, "", missing);
                collect(ACTION, source, "action.", missing);
                Matcher count = COUNT.matcher(source);
                while (count.find()) {
                    missing.add(count.group(1) + ".one");
                    missing.add(count.group(1) + ".many");
                }
            }
        }
        assertThat(missing).isNotEmpty();
        missing.removeIf(Texts::has);
        assertThat(missing).isEmpty();
    }

    @Test
    void fillsInPlaces() {
        assertThat(Texts.get("containers.filtered", 2, 3)).isEqualTo("2 of 3");
        assertThat(Texts.count("remove.title", 1)).isEqualTo("Remove 1 container?");
        assertThat(Texts.count("remove.title", 4)).isEqualTo("Remove 4 containers?");
    }

    @Test
    void showsAMissingKeyAsItself() {
        assertThat(Texts.get("no.such.key")).isEqualTo("[no.such.key]");
    }

    private static void collect(Pattern pattern, String source, String prefix, Set<String> keys) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            keys.add(prefix + matcher.group(1));
        }
    }
}
