package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private static final String LONG = "x".repeat(TextLines.LONGEST + 7);

    @Test
    void numbersLinesAtEachKindOfEnd() {
        TextLines lines = TextLines.of("a\nb\r\nc\rd\n");

        assertThat(lines.text()).isEqualTo("a\nb\nc\nd\n");
        assertThat(lines.numbers()).containsExactly(1, 2, 3, 4, 5);
        assertThat(lines.count()).isEqualTo(5);
        assertThat(TextLines.of("")).isEqualTo(new TextLines("", List.of(1)));
    }

    @Test
    void cutsALongLineIntoPiecesThatShareItsNumber() {
        TextLines lines = TextLines.of("a\n" + LONG + "\nb");

        assertThat(lines.numbers()).containsExactly(1, 2, 0, 3);
        assertThat(lines.text()).isEqualTo("a\n" + "x".repeat(TextLines.LONGEST) + "\nxxxxxxx\nb");
        assertThat(lines.count()).isEqualTo(3);
    }

    @Property
    void losesNothingAndHasANumberForEachPiece(@ForAll("texts") String text) {
        TextLines lines = TextLines.of(text);
        String[] pieces = lines.text().split("\n", -1);

        assertThat(pieces).hasSameSizeAs(lines.numbers());
        assertThat(pieces).allMatch(piece -> piece.length() <= TextLines.LONGEST);
        assertThat(pieces).noneMatch(piece -> !piece.isEmpty() && Character.isLowSurrogate(piece.charAt(0)));
        assertThat(lines.text().replace("\n", "")).isEqualTo(text.replaceAll("[\r\n]", ""));
        assertThat(lines.count()).isEqualTo(text.split("\r\n|\n|\r", -1).length);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "\n", "\r", "\r\n", "\ud83d\ude00", "x".repeat(TextLines.LONGEST - 1))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Test
    void findsWordsInAnyCaseUnlessSomeAreInUpperCase() {
        assertThat(TextSearch.find("Port\nport\nPORT", "port")).containsExactly(0, 5, 10);
        assertThat(TextSearch.find("Port\nport\nPORT", "Port")).containsExactly(0);
        assertThat(TextSearch.find("a.b axb", "a.b")).containsExactly(0);
        assertThat(TextSearch.find("a", "")).isEmpty();
        assertThat(TextSearch.find("a".repeat(TextSearch.MOST + 1), "a")).hasSize(TextSearch.MOST);
    }
}
