package dev.slipway.gui.chart;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a container uses, over the latest time: CPU, memory, processes. Confined to the view's thread. */
public final class StatisticsModel {
    private static final int CAPACITY = 1_000;
    private static final Duration GAP = Duration.ofMillis(3_500);

    private final Series cpu = new Series(CAPACITY, GAP);
    private final Series workingSet = new Series(CAPACITY, GAP);
    private final Series memory = new Series(CAPACITY, GAP);
    private final Series pids = new Series(CAPACITY, GAP);
    private final ChartModel cpuChart = new ChartModel(
            Texts.get("stats.cpu"),
            Unit.CORES,
            Texts.get("stats.limit"),
            List.of(new ChartLine(Texts.get("stats.cpuLine"), cpu, true)));
    private final ChartModel memoryChart = new ChartModel(
            Texts.get("stats.memory"),
            Unit.BYTES,
            Texts.get("stats.limit"),
            List.of(
                    new ChartLine(Texts.get("stats.workingSet"), workingSet, true),
                    new ChartLine(Texts.get("stats.memoryLine"), memory, false)));
    private final ChartModel pidsChart = new ChartModel(
            Texts.get("stats.pids"),
            Unit.COUNT,
            Texts.get("stats.limit"),
            List.of(new ChartLine(Texts.get("stats.pidsLine"), pids, true)));
    private final ObjectProperty<Duration> span = new SimpleObjectProperty<>(Duration.ofMinutes(5));
    private final ReadOnlyObjectWrapper<@Nullable StatsSample> latest = new ReadOnlyObjectWrapper<>();

    /** A model without samples. */
    public StatisticsModel() {
        charts().forEach(chart -> chart.spanProperty().bind(span));
    }

    /**
     * Adds samples of one container, oldest first; those that are no later than what is here are passed over.
     *
     * @param cpuLimit cores; null for none
     */
    public void add(Collection<StatsSample> samples, @Nullable Double cpuLimit) {
        StatsSample last = null;
        for (StatsSample sample : samples) {
            Double cores = sample.cpu();
            if (cores != null) {
                cpu.add(sample.time(), cores);
            }
            if (memory.add(sample.time(), (double) sample.memory())) {
                workingSet.add(sample.time(), (double) sample.workingSet());
                pids.add(sample.time(), (double) sample.pids());
                last = sample;
            }
        }
        if (last != null) {
            cpuChart.limitProperty().set(cpuLimit);
            memoryChart.limitProperty().set((double) last.memoryLimit());
            Long pidsLimit = last.pidsLimit();
            pidsChart.limitProperty().set(pidsLimit == null ? null : (double) pidsLimit);
            latest.set(last);
            advance(last.time());
        }
    }

    /** Moves the right edge of the charts to a time, where nothing comes any more. */
    public void advance(Instant now) {
        charts().forEach(chart -> chart.nowProperty().set(now));
    }

    /** The charts from top to bottom. */
    public List<ChartModel> charts() {
        return List.of(cpuChart, memoryChart, pidsChart);
    }

    /** How much time the charts show. */
    public ObjectProperty<Duration> spanProperty() {
        return span;
    }

    /** The latest sample; null before the first. */
    public ReadOnlyObjectProperty<@Nullable StatsSample> latestProperty() {
        return latest.getReadOnlyProperty();
    }
}
