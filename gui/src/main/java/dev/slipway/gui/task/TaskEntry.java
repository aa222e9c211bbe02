package dev.slipway.gui.task;

import dev.slipway.protocol.model.JobInfo;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Long work as the user sees it. Confined to the JavaFX thread. */
public final class TaskEntry {
    private final String title;
    private final Instant started;
    private final Runnable cancel;
    private final StringProperty phase = new SimpleStringProperty(this, "phase", "");
    private final DoubleProperty fraction = new SimpleDoubleProperty(this, "fraction", -1);
    private final ObjectProperty<List<JobInfo.Part>> parts = new SimpleObjectProperty<>(this, "parts", List.of());
    private final ObjectProperty<TaskState> state = new SimpleObjectProperty<>(this, "state", TaskState.RUNNING);

    TaskEntry(String title, Instant started, Runnable cancel) {
        this.title = title;
        this.started = started;
        this.cancel = cancel;
    }

    public String title() {
        return title;
    }

    public Instant started() {
        return started;
    }

    /** What it is at, or why it failed. */
    public StringProperty phaseProperty() {
        return phase;
    }

    /** 0 to 1; -1 where it can't be known. */
    public DoubleProperty fractionProperty() {
        return fraction;
    }

    /** How far each of its parts is; empty where it has none. */
    public ObjectProperty<List<JobInfo.Part>> partsProperty() {
        return parts;
    }

    public ObjectProperty<TaskState> stateProperty() {
        return state;
    }

    /** Whether it goes on. */
    public boolean isRunning() {
        return state.get() == TaskState.RUNNING;
    }

    /** Asks it to stop, if it goes on. */
    public void cancel() {
        if (isRunning()) {
            cancel.run();
        }
    }

    /** Says how it ended; only the first end counts. */
    public void end(TaskState how, String text) {
        if (isRunning()) {
            phase.set(text);
            fraction.set(how == TaskState.SUCCEEDED ? 1 : fraction.get());
            state.set(how);
        }
    }
}
