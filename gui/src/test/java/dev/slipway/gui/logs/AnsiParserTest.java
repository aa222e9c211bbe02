package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class AnsiParserTest {
    private final AnsiParser parser = new AnsiParser();

    @Test
    void plainTextHasNoSpans() {
        assertThat(parser.parse("a\tb")).isEqualTo(new AnsiText("a\tb", List.of()));
    }

    @Test
    void coloursAreKeptAndSequencesDropped() {
        AnsiText text = parser.parse("a\u001b[1;31mred\u001b[0m b");
        assertThat(text.text()).isEqualTo("ared b");
        AnsiStyle red = AnsiStyle.PLAIN.withWeight(true, false).withForeground(AnsiColor.palette(1));
        assertThat(text.spans())
                .containsExactly(
                        new AnsiText.Span(0, 1, AnsiStyle.PLAIN),
                        new AnsiText.Span(1, 4, red),
                        new AnsiText.Span(4, 6, AnsiStyle.PLAIN));
    }

    @Test
    void theLookGoesOnInTheNextLine() {
        parser.parse("\u001b[32mgreen");
        assertThat(parser.parse("still").spans().get(0).style().foreground()).isEqualTo(AnsiColor.palette(2));
        assertThat(parser.parse("\u001b[mdone").spans()).isEmpty();
    }

    @Test
    void indexedAndLiteralColoursAreRead() {
        assertThat(foregroundOf("\u001b[38;5;208mx")).isEqualTo(AnsiColor.literal(255, 135, 0));
        assertThat(foregroundOf("\u001b[38;2;1;2;300mx")).isEqualTo(AnsiColor.literal(1, 2, 255));
        assertThat(foregroundOf("\u001b[38:5:9mx")).isEqualTo(AnsiColor.palette(9));
        assertThat(foregroundOf("\u001b[97mx")).isEqualTo(AnsiColor.palette(15));
    }

    @Test
    void otherSequencesLeaveNothing() {
        String raw = "\u001b[2J\u001b[1;1Ha\u001b]0;title\u0007b\u001b]8;;http://x\u001b\\c\u001b(Bd";
        assertThat(parser.parse(raw).text()).isEqualTo("abcd");
    }

    @Test
    void onlyWhatFollowsTheLastReturnIsShown() {
        assertThat(parser.parse("10 %\r50 %\r100 %\r\n").text()).isEqualTo("100 %");
    }

    @Property
    void spansCoverTheTextInOrderAndNoControlIsLeft(@ForAll @CharRange(from = '\u0000', to = '\u007f') String raw) {
        AnsiText text = parser.parse(raw);
        assertThat(text.text().chars().filter(c -> c != '\t')).noneMatch(Character::isISOControl);
        int at = 0;
        for (AnsiText.Span span : text.spans()) {
            assertThat(span.start()).isEqualTo(at);
            assertThat(span.end()).isGreaterThan(span.start());
            at = span.end();
        }
        assertThat(text.spans().isEmpty() ? text.text().length() : at)
                .isEqualTo(text.text().length());
    }

    private static AnsiColor foregroundOf(String raw) {
        return new AnsiParser().parse(raw).spans().get(0).style().foreground();
    }
}
