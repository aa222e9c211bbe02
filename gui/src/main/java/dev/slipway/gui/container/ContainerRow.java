package dev.slipway.gui.container;

import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.StatsSample;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A container in the table; it stays the same object while the container changes, and so does the selection. */
public final class ContainerRow {
    private final String id;
    private final ObjectProperty<ContainerSummary> summary;
    private final ObjectProperty<@Nullable StatsSample> sample = new SimpleObjectProperty<>(this, "sample");

    private final CpuHistory cpu = new CpuHistory();
    private final BooleanProperty fits = new SimpleBooleanProperty(this, "fits");

    ContainerRow(ContainerSummary summary) {
        this.id = summary.id();
        this.summary = new SimpleObjectProperty<>(this, "summary", summary);
    }

    public String id() {
        return id;
    }

    public ContainerSummary summary() {
        return summary.get();
    }

    public ObjectProperty<ContainerSummary> summaryProperty() {
        return summary;
    }

    /** Shows what it used last. */
    void sampled(@Nullable StatsSample newest) {
        cpu.add(newest);
        sample.set(newest);
    }

    /** What it used of the processors in the last minute. */
    CpuHistory cpu() {
        return cpu;
    }

    /** Whether what it uses fits a filter; only such filters set it. */
    BooleanProperty fitsProperty() {
        return fits;
    }

    /** What it used last; absent while it doesn't run or nobody looks. */
    public ObjectProperty<@Nullable StatsSample> sampleProperty() {
        return sample;
    }
}
