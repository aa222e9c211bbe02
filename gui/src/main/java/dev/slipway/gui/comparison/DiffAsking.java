package dev.slipway.gui.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.model.SavedDiff;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for a comparison; one of pages, or with what runs, is shown as a task that can be cancelled. JavaFX thread. */
final class DiffAsking {
    private final Desk desk;
    private final Consumer<SavedDiff> done;
    private final Consumer<Throwable> failed;

    DiffAsking(Desk desk, Consumer<SavedDiff> done, Consumer<Throwable> failed) {
        this.desk = desk;
        this.done = done;
        this.failed = failed;
    }

    /**
     * Asks.
     *
     * @param what absent for all but pages
     */
    void ask(String from, String to, @Nullable List<String> what) {
        desk.background()
                .deliver(
                        desk.helper()
                                .call(CheckpointContentCalls.DIFF, new CheckpointContentCalls.Diff(from, to, what)),
                        told -> told(told, Texts.get(what == null ? "task.compare" : "task.comparePages")),
                        failed);
    }

    private void told(CheckpointContentCalls.Compared told, String title) {
        String job = told.job();
        SavedDiff diff = told.diff();
        if (diff != null) {
            done.accept(diff);
        } else if (job != null) {
            TaskEntry task = desk.tasks().begin(title, () -> desk.jobs().cancel(job));
            desk.jobs().show(job, task);
            CompletableFuture<SavedDiff> found = desk.jobs().await(job).thenApply(this::read);
            desk.background()
                    .deliver(
                            found,
                            result -> {
                                Jobs.end(task, null);
                                done.accept(result);
                            },
                            why -> {
                                Jobs.end(task, why);
                                failed.accept(why);
                            });
        }
    }

    private SavedDiff read(JsonNode result) {
        try {
            return desk.mapper().treeToValue(result, SavedDiff.class);
        } catch (JsonProcessingException e) {
            throw new CompletionException(e);
        }
    }
}
