package dev.slipway.gui.explorer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Search;
import dev.slipway.protocol.model.SavedSearch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A search in saved memory; a large one is shown as a task that can be cancelled. JavaFX thread. */
final class MemorySearch {
    private final Desk desk;
    private final Consumer<SavedSearch> done;
    private final Consumer<Throwable> failed;
    private @Nullable String job;
    private boolean over;

    private MemorySearch(Desk desk, Consumer<SavedSearch> done, Consumer<Throwable> failed) {
        this.desk = desk;
        this.done = done;
        this.failed = failed;
    }

    /** Begins one; neither outcome is told of one that was cancelled. */
    static MemorySearch begin(Desk desk, Search what, Consumer<SavedSearch> done, Consumer<Throwable> failed) {
        MemorySearch it = new MemorySearch(desk, done, failed);
        desk.background()
                .deliver(
                        desk.helper().call(CheckpointContentCalls.SEARCH, what), told -> it.told(what, told), it::fail);
        return it;
    }

    private void told(Search what, CheckpointContentCalls.Searched told) {
        String begun = told.job();
        SavedSearch found = told.found();
        if (begun != null) {
            job = begun;
            if (over) {
                desk.jobs().cancel(begun);
                return;
            }
            follow(what, begun);
        } else if (found != null && !over) {
            over = true;
            done.accept(found);
        }
    }

    private void follow(Search what, String begun) {
        TaskEntry task = desk.tasks().begin(Texts.get("task.search", what.pattern()), this::cancel);
        desk.jobs().show(begun, task);
        CompletableFuture<SavedSearch> found = desk.jobs().await(begun).thenApply(this::read);
        desk.background()
                .deliver(
                        found,
                        result -> {
                            Jobs.end(task, null);
                            if (!over) {
                                over = true;
                                done.accept(result);
                            }
                        },
                        why -> {
                            Jobs.end(task, why);
                            fail(why);
                        });
    }

    private SavedSearch read(JsonNode result) {
        try {
            return desk.mapper().treeToValue(result, SavedSearch.class);
        } catch (JsonProcessingException e) {
            throw new CompletionException(e);
        }
    }

    private void fail(Throwable why) {
        if (!over) {
            over = true;
            failed.accept(why);
        }
    }

    /** Stops it. */
    void cancel() {
        over = true;
        String begun = job;
        if (begun != null) {
            desk.jobs().cancel(begun);
        }
    }
}
