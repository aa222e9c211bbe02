package dev.slipway.gui.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Moments as people type them. */
public final class Moments {
    private static final List<DateTimeFormatter> WHOLE = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

    private Moments() {}

    /** {@code 10 min} or {@code -10 min} before {@code now}, {@code 14:30} of its day, {@code 2026-11-25} or {@code 2026-11-25 14:30}; empty if it is none. */
    public static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble ago = Quantities.seconds(typed.startsWith("-") ? typed.substring(1) : typed);
        if (ago.isPresent()) {
            return Optional.of(now.minusMillis((long) (ago.getAsDouble() * 1000)));
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.of(
                        read(() -> LocalTime.parse(typed, TIME).atDate(today)),
                        read(() -> LocalDate.parse(typed).atStartOfDay()),
                        read(() -> LocalDateTime.parse(typed, WHOLE.get(0))),
                        read(() -> LocalDateTime.parse(typed, WHOLE.get(1))))
                .flatMap(Optional::stream)
                .findFirst()
                .map(time -> time.atZone(zone).toInstant());
    }

    private static Optional<LocalDateTime> read(Supplier<LocalDateTime> form) {
        try {
            return Optional.of(form.get());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
