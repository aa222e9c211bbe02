package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ERROR~2026-11-27T10:15:30.123Z ERROR [main] could not",
                "WARN~2026-11-27 10:15:30,123 WARN  o.e.Pool - nearly full",
                "INFO~[2026-11-27T10:15:30Z INFO  server] up",
                "DEBUG~DEBUG:root:looked",
                "TRACE~10:15:30.123 [main] TRACE a.B - step",
                "ERROR~2026/11/27 10:15:30 [error] 7#7: *1 open() failed",
                "INFO~2026/11/27 10:15:30 [notice] 1#1: start worker",
                "ERROR~Nov 27 10:15:30 host app[812]: error: no such file",
                "ERROR~panic: runtime error: index out of range",
                "ERROR~fatal: not a git repository",
                "WARN~Warning: the option is old",
                "WARN~warn: Microsoft.Hosting[0]",
                "INFO~[10:15:30 INF] listening",
                "ERROR~2026-11-27 10:15:30 UTC [77] FATAL:  role does not exist",
                "INFO~INFO[0003] started",
                "WARN~time=\"2026-11-27T10:15:30Z\" level=warning msg=\"error rate\"",
                "ERROR~ts=1 level=\"error\" msg=x",
                "DEBUG~loglevel=debug x=1",
                "INFO~{\"level\":\"info\",\"msg\":\"an ERROR was mended\"}",
                "WARN~{\"time\": 1, \"level\" : 40, \"msg\": \"pino\"}",
                "ERROR~{\"severity\":\"CRITICAL\"}",
                "ERROR~{\"version\":\"1.1\",\"level\":3}",
                "ERROR~E0512 10:15:30.123456    7 proxier.go:12] failed",
                "INFO~I0512 10:15:30.123456    7 main.go:12] up",
                "ERROR~<3>kernel: out of memory",
                "INFO~<14>app: up",
                "DEBUG~<15>app: look",
            })
    void readsTheFormsInUse(Level level, String line) {
        assertThat(LevelParser.parse(line)).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "GET /error HTTP/1.1 200",
                "127.0.0.1 - - \"GET /ERROR.html HTTP/1.1\" 200",
                "no errors found",
                "the error rate is low",
                "sublevel=error",
                "E05 something",
                "<html>",
                "<999>x",
                "{\"message\":\"fine\"}",
                "MY_ERROR is set",
                "\u001b",
            })
    void findsNoneWhereNoneIsSaid(String line) {
        assertThat(LevelParser.parse(line)).isEqualTo(Level.NONE);
    }

    @Property
    void readsWhateverIsWritten(@ForAll String line) {
        assertThat(LevelParser.parse(line)).isNotNull();
    }

    @Property
    void readsWhateverIsWrittenInTheFormsCharacters(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 30) String rest) {
        for (String start : new String[] {"{\"level\":", "level=", "<", "E", "[", "{\"level\"", "severity=\""}) {
            assertThat(LevelParser.parse(start + rest)).isNotNull();
        }
    }

    @Property
    void aLevelInJsonHoldsWhateverTheMessage(
            @ForAll @AlphaChars String message, @ForAll @IntRange(min = 10, max = 60) int pino) {
        Level wanted = pino >= 50
                ? Level.ERROR
                : pino >= 40 ? Level.WARN : pino >= 30 ? Level.INFO : pino >= 20 ? Level.DEBUG : Level.TRACE;
        assertThat(LevelParser.parse("{\"msg\":\"" + message + "\",\"level\":" + pino + "}"))
                .isEqualTo(wanted);
    }

    @Property
    void smallWordsThatStandForNothingSayNothing(
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 200) String word) {
        assertThat(LevelParser.parse(word)).isEqualTo(Level.NONE);
    }

    @Property
    void aWordInCapitalsIsReadBehindATime(@ForAll @IntRange(max = 23) int hour, @ForAll @AlphaChars String rest) {
        assertThat(LevelParser.parse("2026-11-27T%02d:00:00.000Z WARN %s".formatted(hour, rest)))
                .isEqualTo(Level.WARN);
    }
}
