package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextGuessTest {
    @Property
    void takesWhatIsUtf8ForThat(@ForAll("texts") String text) {
        assertThat(TextGuess.of(text.getBytes(StandardCharsets.UTF_8), false))
                .contains(new TextGuess(text, StandardCharsets.UTF_8));
    }

    /** A character that is cut is left out; what comes before it is as it was. */
    @Property
    void losesNothingButTheCharacterThatIsCut(@ForAll("texts") String text, @ForAll @IntRange(max = 200) int at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] begin = Arrays.copyOf(bytes, Math.min(at, bytes.length));

        TextGuess guess = TextGuess.of(begin, true).orElseThrow();

        assertThat(guess.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(text).startsWith(guess.text());
        assertThat(begin.length - guess.text().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(0, 3);
    }

    @Property
    void takesAllWithoutANulForSomethingAndNeverFails(@ForAll byte[] bytes) {
        TextGuess.of(bytes, false).ifPresent(guess -> assertThat(guess.text()).isNotNull());
        TextGuess.of(bytes, true).ifPresent(guess -> assertThat(guess.text()).isNotNull());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "Z", " ", "\n", "\t", "{", "ä", "ß", "€", "漢", "😀")
                .list()
                .ofMaxSize(60)
                .map(letters -> String.join("", letters));
    }

    @Test
    void takesForLatin1WhatIsNoUtf8() {
        assertThat(TextGuess.of("h\u00e9las\n".getBytes(StandardCharsets.ISO_8859_1), false))
                .contains(new TextGuess("h\u00e9las\n", StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsTheMarkOfTheOrderOfBytesAndLeavesItOut() {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(TextGuess.of("\ufeffgr\u00fc\u00dfe".getBytes(charset), false))
                    .contains(new TextGuess("gr\u00fc\u00dfe", charset));
        }
    }

    @Test
    void takesForNoTextWhatHasANulOrManyControlCharacters() {
        assertThat(TextGuess.of(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, false))
                .isEmpty();
        assertThat(TextGuess.of(new byte[] {1, 2, 3, 4, 'a'}, false)).isEmpty();
        assertThat(TextGuess.of("\u001b[31mred\u001b[0m".getBytes(StandardCharsets.UTF_8), false))
                .isPresent();
    }
}
