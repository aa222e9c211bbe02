package dev.slipway.gui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalSearchTest {
    private final Screen screen = new Screen();
    private final TerminalSearch search = new TerminalSearch(screen);

    @Test
    void findsInWhatHasScrolledOffTheNewestFirst() {
        screen.feed("Error one\r\n" + "line\r\n".repeat(50) + "an error and an ERROR\r\n");
        search.search("error");

        assertThat(search.countProperty().get()).isEqualTo(3);
        assertThat(search.current()).isEqualTo(new TerminalSearch.Hit(51, 16));
        search.step(-1);
        assertThat(search.current()).isEqualTo(new TerminalSearch.Hit(51, 3));
        search.step(-1);
        assertThat(search.current()).isEqualTo(new TerminalSearch.Hit(0, 0));
        search.step(-1);
        assertThat(search.positionProperty().get()).isEqualTo(2);
    }

    @Test
    void keepsItsPlaceWhileMoreComes() {
        screen.feed("needle\r\n");
        search.search("needle");
        screen.feed("line\r\n".repeat(100) + "needle\r\n");
        search.step(1);

        assertThat(search.countProperty().get()).isEqualTo(2);
        assertThat(search.current()).isEqualTo(new TerminalSearch.Hit(101, 0));
    }

    @Test
    void nothingIsLookedAtWhereNothingIsFound() {
        screen.feed("line\r\n");
        search.search("other");
        search.step(1);

        assertThat(search.current()).isNull();
        assertThat(search.within("another line")).containsExactly(2);
    }
}
