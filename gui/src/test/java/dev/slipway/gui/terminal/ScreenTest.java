package dev.slipway.gui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.util.TermSize;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final Screen screen = new Screen();

    @Test
    void showsWhatIsWritten() {
        screen.feed("one\r\ntwo\u001b[1;2Hx");

        assertThat(line(0)).isEqualTo("oxe");
        assertThat(line(1)).isEqualTo("two");
    }

    @Test
    void whatIsSelectedStaysSelectedAsItScrolls() {
        screen.feed("first\r\n");
        screen.select(new TerminalSelection(new Point(0, 0), new Point(4, 0)));
        screen.feed("\r\n".repeat(30));

        TerminalSelection selection = screen.getSelection();
        assertThat(selection).isNotNull();
        assertThat(line(selection.getStart().y)).isEqualTo("first");
        assertThat(screen.scrolled()).isEqualTo(-selection.getStart().y);
    }

    @Test
    void keepsNoMoreThanSoManyLines() {
        screen.feed("line\r\n".repeat(30_000));

        assertThat(screen.buffer().getHistoryLinesCount()).isBetween(10_000, 12_000);
        assertThat(screen.scrolled()).isEqualTo(30_000 - 23);
    }

    @Test
    void linesAreWrappedAnewWhenItBecomesNarrower() {
        screen.feed("0123456789");
        screen.resize(new TermSize(5, 24));

        assertThat(line(0)).isEqualTo("01234");
        assertThat(line(1)).isEqualTo("56789");
    }

    @Test
    void anotherProcessFindsNoModeLeft() {
        screen.feed("before\r\n\u001b[?1049h\u001b[?1000h\u001b[?2004hother");
        assertThat(screen.reportsMouse()).isTrue();
        assertThat(screen.bracketedPaste()).isTrue();
        screen.renew(false);

        assertThat(screen.reportsMouse()).isFalse();
        assertThat(screen.bracketedPaste()).isFalse();
        assertThat(screen.buffer().isUsingAlternateBuffer()).isFalse();
        assertThat(line(0)).isEmpty();
        assertThat(line(-1)).isEqualTo("before");
    }

    @Test
    void linesOfPipesBeginAtTheLeft() {
        screen.renew(true);
        screen.feed("one\ntwo\n");

        assertThat(line(1)).isEqualTo("two");
    }

    @Property
    void takesWhateverAContainerWrites(@ForAll String text) {
        Screen other = new Screen();
        other.feed("\u001b[" + text);
        other.feed(text + "\u001bP" + text + "\u001b]" + text);
        other.feed("\u001bc");
        other.feed("\u0018still here");

        assertThat(other.buffer().getScreenLines()).contains("still here");
    }

    private String line(int number) {
        return screen.buffer().getLine(number).getText().stripTrailing();
    }
}
