package dev.slipway.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;

class LogLineProperties {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnnxxx").withZone(ZoneOffset.UTC);

    @Property
    @Tag("R-LOG-01")
    void whatConmonWritesIsReadAsItWasMeant(
            @ForAll @LongRange(max = 4_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanoseconds,
            @ForAll boolean errors,
            @ForAll boolean partial,
            @ForAll String text) {
        Instant time = Instant.ofEpochSecond(seconds, nanoseconds);
        String stream = errors ? "stderr" : "stdout";

        assertThat(LogLine.parse(TIME.format(time) + " " + stream + " " + (partial ? "P" : "F") + " " + text))
                .contains(new LogLine(stream, time, text, partial));
    }

    @Property
    void anyTextIsEitherALineOrNone(@ForAll @NotBlank String text) {
        assertThat(LogLine.parse(text)).isNotNull();
        assertThat(LogLine.parse("2026-03-01T10:00:00Z " + text))
                .satisfiesAnyOf(line -> assertThat(line).isEmpty(), line -> assertThat(text)
                        .startsWith(line.orElseThrow().stream()));
    }
}
