package dev.slipway.gui.task;

import java.time.InstantSource;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The tasks of this session, newest first; ended ones beyond a hundred are dropped. JavaFX thread only. */
public final class Tasks {
    private static final int KEPT = 100;

    private final InstantSource clock;
    private final ObservableList<TaskEntry> all =
            FXCollections.observableArrayList(task -> new Observable[] {task.stateProperty()});
    private final FilteredList<TaskEntry> running = new FilteredList<>(all, TaskEntry::isRunning);

    /** No tasks yet. */
    public Tasks(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a task that runs. */
    public TaskEntry begin(String title, Runnable cancel) {
        TaskEntry task = new TaskEntry(title, clock.instant(), cancel);
        all.add(0, task);
        if (all.size() > KEPT && !all.get(all.size() - 1).isRunning()) {
            all.remove(all.size() - 1);
        }
        return task;
    }

    public ObservableList<TaskEntry> all() {
        return all;
    }

    /** Those that go on. */
    public ObservableList<TaskEntry> running() {
        return running;
    }
}
