package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.Span;
import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Has the past at hand before it is looked at: what is shown, and half as much before it. A page of the past is asked for once, one at a
 * time; another span is another history. JavaFX thread.
 */
final class HistoryLoader {
    /** The helper keeps no more than this. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final StatisticsModel model;
    private final Background background;
    private final Asking asking;
    private final InstantSource clock;
    private @Nullable Span span;
    private @Nullable Instant from;
    private @Nullable CompletableFuture<?> asked;

    /** Asks for a page of the past. */
    interface Asking {
        /** What was used, oldest first. */
        CompletableFuture<List<StatsSample>> history(Instant from, Instant to, Duration step);
    }

    HistoryLoader(StatisticsModel model, Background background, Asking asking, InstantSource clock) {
        this.model = model;
        this.background = background;
        this.asking = asking;
        this.clock = clock;
        model.window().endProperty().addListener(observed -> look());
        model.window().spanProperty().addListener(observed -> look());
    }

    /** Asks for what is missing, if anything is. */
    void look() {
        Span wanted = model.window().spanProperty().get();
        if (wanted != span) {
            begin(wanted);
        }
        Instant now = clock.instant();
        Instant end = model.window().liveProperty().get()
                ? now
                : model.window().endProperty().get();
        Instant needed = end.minus(wanted.length().multipliedBy(3).dividedBy(2));
        Instant known = from;
        boolean missing = known == null || needed.isBefore(known);
        if (missing && asked == null && (known == null || known.isAfter(now.minus(KEPT)))) {
            Instant begin = needed.minus(wanted.length().dividedBy(2));
            ask(wanted, begin, known == null ? now : known, begin);
        }
    }

    /** Asks for what came while nobody looked. */
    void catchUp() {
        Instant known = from;
        Span now = span;
        List<StatsSample> all = model.known();
        if (known != null && now != null && asked == null && !all.isEmpty()) {
            ask(now, all.get(all.size() - 1).time(), clock.instant(), known);
        } else {
            look();
        }
    }

    /** Asks again for what could not be had. */
    void retry() {
        span = null;
        look();
    }

    private void begin(Span wanted) {
        span = wanted;
        from = null;
        CompletableFuture<?> before = asked;
        asked = null;
        if (before != null) {
            before.cancel(false);
        }
        model.clear();
    }

    /** Asks for a page; all is known from {@code complete} on once it is there. */
    private void ask(Span wanted, Instant begin, Instant end, Instant complete) {
        CompletableFuture<List<StatsSample>> page = asking.history(begin, end, wanted.step());
        asked = page;
        background.deliver(
                page,
                samples -> {
                    if (asked == page) {
                        asked = null;
                        from = complete;
                        model.load(samples);
                        look();
                    }
                },
                failure -> {
                    if (asked == page) {
                        model.failed(Refusal.words(failure));
                    }
                });
    }
}
