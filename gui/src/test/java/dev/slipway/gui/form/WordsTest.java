package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ls -l /etc|ls_-l_/etc",
                "`  sh   -c 'ls -l | wc'  `|`sh_-c_ls -l | wc`",
                "echo \"a 'b' c\"|echo_a 'b' c",
                "a\\ b c|a b_c",
                "it''s|its",
                "x '' y|x__y",
            },
            delimiter = '|')
    void splitsALineIntoWords(String line, String words) {
        assertThat(String.join("_", Words.split(line))).isEqualTo(words);
    }

    @Test
    void joinsWhatItSplits() {
        List<String> words = List.of("sh", "-c", "echo 'it''s' \"\\ done", "", "a\tb", "plain");

        assertThat(Words.split(Words.join(words))).isEqualTo(words);
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> Words.split("sh -c 'ls")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Words.fault("sh -c 'ls")).isEqualTo("A quote is not closed.");
        assertThat(Words.fault("sh -c 'ls'")).isEmpty();
    }
}
