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
    private final BooleanProperty turned = new SimpleBooleanProperty(this, "turned");
    private boolean passes;

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

    /** Turns where a sample made it pass the filter, or no longer. */
    BooleanProperty turnedProperty() {
        return turned;
    }

    /** Says whether it passes the filter as it is. */
    void passes(boolean now) {
        passes = now;
    }

    /** Says whether it passes the filter with another sample. */
    void passesNow(boolean now) {
        if (now != passes) {
            passes = now;
            turned.set(!turned.get());
        }
    }

    /** What it used last; absent while it doesn't run or nobody looks. */
    public ObjectProperty<@Nullable StatsSample> sampleProperty() {
        return sample;
    }
}
