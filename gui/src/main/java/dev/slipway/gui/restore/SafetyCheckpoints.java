package dev.slipway.gui.restore;

import dev.slipway.gui.container.Safekeeping;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checkpoints of what is about to be ended for good, and the way back to them. They hold no volumes, for those stay where they are. JavaFX
 * thread.
 */
public final class SafetyCheckpoints implements Safekeeping {
    private final Desk desk;

    /** For a desk. */
    public SafetyCheckpoints(Desk desk) {
        this.desk = desk;
    }

    /**
     * A container that was ended.
     *
     * @param checkpoint full id of the one that was taken of it
     */
    record Kept(ContainerSummary container, String checkpoint) {}

    @Override
    public void before(List<ContainerSummary> running, Function<ContainerSummary, CompletableFuture<?>> deed) {
        Round round = new Round(running.size());
        for (ContainerSummary container : running) {
            Runnable without =
                    () -> desk.background().deliver(deed.apply(container), done -> {}, desk.notices()::failed);
            desk.background()
                    .deliver(
                            end(container, Texts.get("safety.note.remove")),
                            checkpoint -> {
                                round.kept.add(new Kept(container, checkpoint));
                                desk.background().deliver(deed.apply(container), done -> round.ended(), why -> {
                                    desk.notices().failed(why);
                                    round.ended();
                                });
                            },
                            why -> {
                                CriuFailure.tell(desk, why, new Notice.Offer(Texts.get("offer.unkept"), without));
                                round.ended();
                            });
        }
    }

    /** What is under way at once: the way back is offered when the last has come to its end. */
    private final class Round {
        private final List<Kept> kept = new ArrayList<>();
        private int open;

        Round(int open) {
            this.open = open;
        }

        void ended() {
            open--;
            if (open == 0 && !kept.isEmpty()) {
                offer(kept);
            }
        }
    }

    /**
     * Ends a running container with a checkpoint, shown as a task.
     *
     * @param note what it was taken for
     * @return its full id; the container goes on after a failure
     */
    CompletableFuture<String> end(ContainerSummary container, String note) {
        CheckpointCalls.Create request = CheckpointCallsCreateBuilder.builder()
                .container(container.id())
                .tcpEstablished(true)
                .fileLocks(true)
                .ignoreVolumes(true)
                .note(note)
                .build();
        return desk.jobs()
                .run(Texts.get("task.checkpoint", container.name()), CheckpointCalls.CREATE, request)
                .thenApply(result -> result.path("checkpoint").asText());
    }

    /** Tells what was kept, and offers the way back. */
    void offer(List<Kept> kept) {
        List<Kept> all = List.copyOf(kept);
        String names = all.stream().map(each -> each.container().name()).collect(Collectors.joining(", "));
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.get("safety.kept", names),
                        Texts.get("safety.kept.text"),
                        new Notice.Offer(Texts.get("offer.undo"), () -> all.forEach(this::undo)));
    }

    private void undo(Kept kept) {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(kept.checkpoint());
        if (checkpoint == null) {
            desk.notices().tell(Notice.Level.WARNING, Texts.get("checkpoint.gone"), "");
        } else {
            RestoreSheet.goBack(desk, checkpoint);
        }
    }
}
