package dev.slipway.gui.chart;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a container or a pod uses, now and in the past, as charts. Confined to the view's thread. */
public final class StatisticsModel {
    /** How it stands with what is shown. */
    public enum State {
        LOADING,
        EMPTY,
        FAILED,
        SHOWN
    }

    private final TimeWindow window = new TimeWindow();
    private final SampleLines lines = new SampleLines();
    private final ChartLimit cpuLimit = new ChartLimit(ChartLimit.Kind.CPU, lines.cpuLimit);
    private final ChartLimit memoryLimit = new ChartLimit(ChartLimit.Kind.MEMORY, lines.memoryLimit);
    private final ChartLimit pidsLimit = new ChartLimit(ChartLimit.Kind.PIDS, lines.pidsLimit);
    private final ChartModel pressure = chart(
            "stats.pressure",
            Unit.SHARE,
            null,
            line("stats.cpu", lines.cpuPressure, true),
            line("stats.memory", lines.memoryPressure, false),
            line("stats.block", lines.ioPressure, false));
    private final List<ChartModel> charts = List.of(
            chart(
                    "stats.cpu",
                    Unit.CORES,
                    cpuLimit,
                    line("stats.cpuLine", lines.cpu, true),
                    line("stats.highest", lines.cpuHighest, false)),
            chart(
                    "stats.memory",
                    Unit.BYTES,
                    memoryLimit,
                    line("stats.workingSet", lines.workingSet, true),
                    line("stats.memoryLine", lines.memory, false)),
            chart(
                    "stats.network",
                    Unit.RATE,
                    null,
                    line("stats.received", lines.received, true),
                    line("stats.sent", lines.sent, false)),
            chart(
                    "stats.block",
                    Unit.RATE,
                    null,
                    line("stats.read", lines.read, true),
                    line("stats.written", lines.written, false)),
            chart("stats.pids", Unit.COUNT, pidsLimit, line("stats.pidsLine", lines.pids, true)),
            pressure);
    private final ReadOnlyObjectWrapper<@Nullable StatsSample> latest = new ReadOnlyObjectWrapper<>(this, "latest");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
    private final ReadOnlyObjectWrapper<String> trouble = new ReadOnlyObjectWrapper<>(this, "trouble", "");
    private final ObjectProperty<@Nullable Instant> stale = new SimpleObjectProperty<>(this, "stale");
    private List<StatsSample> known = new ArrayList<>();
    private boolean limited = true;

    private ChartModel chart(String key, Unit unit, @Nullable ChartLimit limit, ChartLine... some) {
        return new ChartModel(Texts.get(key), unit, window, List.of(some), limit);
    }

    private static ChartLine line(String key, Series series, boolean filled) {
        return new ChartLine(Texts.get(key), series, filled);
    }

    /** Says whether memory is limited; without a limit, a sample has the machine's memory in its place. */
    public void memoryLimited(boolean now) {
        if (limited != now) {
            limited = now;
            rebuild();
        }
    }

    /** Forgets what is known, because the history of another span is to come. */
    public void clear() {
        known = new ArrayList<>();
        state.set(State.LOADING);
        rebuild();
    }

    /** Takes in a piece of the past, in any order; what is known already stays. */
    public void load(Collection<StatsSample> past) {
        TreeMap<Instant, StatsSample> all = new TreeMap<>();
        past.forEach(sample -> all.put(sample.time(), sample));
        known.forEach(sample -> all.put(sample.time(), sample));
        known = new ArrayList<>(all.values());
        rebuild();
        trouble.set("");
        state.set(known.isEmpty() ? State.EMPTY : State.SHOWN);
    }

    /** Says that the past could not be had, and why; what is shown stays. */
    public void failed(String why) {
        trouble.set(why);
        if (known.isEmpty()) {
            state.set(State.FAILED);
        }
    }

    /** Adds what is used now, oldest first; those that are no later than what is here are passed over. */
    public void add(Collection<StatsSample> samples) {
        Duration apart = window.spanProperty().get().step().minusMillis(500);
        for (StatsSample sample : samples) {
            StatsSample last = known.isEmpty() ? null : known.get(known.size() - 1);
            Instant due = last == null ? Instant.MIN : last.time().plus(apart);
            if (!sample.time().isBefore(due)) {
                known.add(sample);
                lines.add(last, sample, unlimited());
            }
            become(sample);
        }
        if (known.size() > SampleLines.CAPACITY) {
            known.subList(0, known.size() - SampleLines.CAPACITY).clear();
        }
        if (!known.isEmpty()) {
            state.set(State.SHOWN);
        }
    }

    private void rebuild() {
        Duration gap = window.spanProperty().get().gap();
        lines.clear(gap);
        StatsSample before = null;
        for (StatsSample sample : known) {
            lines.add(before, sample, unlimited());
            before = sample;
        }
        if (before != null) {
            become(before);
        }
        charts.forEach(ChartModel::changed);
    }

    /** The machine's memory, as far as a sample tells it. */
    private long unlimited() {
        return limited || known.isEmpty() ? -1 : known.get(known.size() - 1).memoryLimit();
    }

    private void become(StatsSample sample) {
        StatsSample last = latest.get();
        if (last == null || !sample.time().isBefore(last.time())) {
            latest.set(sample);
            cpuLimit.valueProperty().set(sample.cpuLimit());
            memoryLimit.valueProperty().set(limited ? (double) sample.memoryLimit() : null);
            Long most = sample.pidsLimit();
            pidsLimit.valueProperty().set(most == null ? null : (double) most);
            window.advance(sample.time());
        }
    }

    /** Shows what happened at its time in all charts. */
    public void mark(Collection<ChartMarker> markers) {
        charts.forEach(chart -> chart.markers().setAll(markers));
    }

    /** The charts from top to bottom; that of pressure only where the kernel tells of it. */
    public List<ChartModel> charts() {
        return charts;
    }

    /** Whether there is anything to show in a chart. */
    public boolean tells(ChartModel chart) {
        return chart != pressure || lines.tellsPressure();
    }

    /** The time that is shown. */
    public TimeWindow window() {
        return window;
    }

    /** How it stands with what is shown. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the past could not be had, a sentence; empty for nothing. */
    public ReadOnlyObjectProperty<String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Since when nothing has come although something should; null while all is well. */
    public ObjectProperty<@Nullable Instant> staleProperty() {
        return stale;
    }

    /** The latest sample; null before the first. */
    public ReadOnlyObjectProperty<@Nullable StatsSample> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** What is known, oldest first. */
    public List<StatsSample> known() {
        return Collections.unmodifiableList(known);
    }
}
