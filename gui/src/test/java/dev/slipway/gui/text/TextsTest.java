package dev.slipway.gui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    private static final Pattern ACTION =
            Pattern.compile("(?:Action\\.of|each|some|one)\\(\\s*\"([a-z]+\\.[^\"]+)\"\\s*,");
    private static final Pattern LITERAL =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)+'|\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+)?");
    private static final Pattern CONSTANT = Pattern.compile("^\\s+([A-Z_]+)[,;]?(?:\\s*//.*)?$", Pattern.MULTILINE);

    /** What reaches the workbench as words of the wire, or of CRIU, and is shown by the text of its key. */
    private static final Set<String> WORDS_OF_OTHERS = Set.of(
            "event.",
            "files.kind.",
            "task.part.",
            "checkpoint.host.",
            "checkpoint.size.",
            "checkpoint.statistic.",
            "diff.what.",
            "explore.change.",
            "explore.kind.",
            "process.state.");

    @Test
    void everyKeyUsedHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String source : sources()) {
            collect(GET, source, "", missing);
            collect(ACTION, source, "action.", missing);
            Matcher count = COUNT.matcher(source);
            while (count.find()) {
                missing.add(count.group(1) + ".one");
                missing.add(count.group(1) + ".many");
            }
        }
        assertThat(missing).isNotEmpty();
        missing.removeIf(Texts::has);
        assertThat(missing).isEmpty();
    }

    /** A key is used by its name, or by a prefix that is put before a word which the sources hold too. */
    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> words = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        for (String source : sources()) {
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                if (literal.group(1) != null) {
                    words.add(literal.group(1));
                    if (literal.group(2) != null && literal.group(1).endsWith(".")) {
                        prefixes.add(literal.group(1));
                    }
                }
            }
            Matcher constant = CONSTANT.matcher(source);
            while (constant.find()) {
                words.add(constant.group(1).toLowerCase(Locale.ROOT));
            }
        }

        assertThat(Texts.keys()).allMatch(key -> isUsed(key, words, prefixes));
    }

    @Test
    void fillsInPlaces() {
        assertThat(Texts.get("table.filtered", 2, 3)).isEqualTo("2 of 3");
        assertThat(Texts.count("remove.title", 1)).isEqualTo("Remove 1 container?");
        assertThat(Texts.count("remove.title", 4)).isEqualTo("Remove 4 containers?");
    }

    @Test
    void showsAMissingKeyAsItself() {
        assertThat(Texts.get("no.such.key")).isEqualTo("[no.such.key]");
    }

    /** Whether a key, or what is counted by it, is a word of the sources, or put together of some. */
    private static boolean isUsed(String key, Set<String> words, Set<String> prefixes) {
        return WORDS_OF_OTHERS.stream().anyMatch(key::startsWith)
                || isMade(key.replaceAll("\\.(one|many)$", ""), words, prefixes);
    }

    private static boolean isMade(String key, Set<String> words, Set<String> prefixes) {
        int dot = key.lastIndexOf('.');
        return words.contains(key)
                || prefixes.stream()
                        .anyMatch(prefix ->
                                key.startsWith(prefix) && isMade(key.substring(prefix.length()), words, prefixes))
                || (dot > 0 && words.contains(key.substring(dot)) && isMade(key.substring(0, dot), words, prefixes));
    }

    private static Set<String> sources() throws IOException {
        Set<String> sources = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(
                        Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)\\s//.*$", ""));
            }
        }
        return sources;
    }

    private static void collect(Pattern pattern, String source, String prefix, Set<String> keys) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            keys.add(prefix + matcher.group(1));
        }
    }
}
