package dev.slipway.gui.restore;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.List;
import java.util.stream.Collectors;

/** What keeps checkpoints in order: their names, notes and protection; what was taken together; and their removal. */
final class CheckpointKeeping {
    private final Desk desk;

    CheckpointKeeping(Desk desk) {
        this.desk = desk;
    }

    void rename(CheckpointSummary checkpoint) {
        Question.text(
                desk.layers(),
                Texts.get("rename.title", checkpoint.name()),
                Texts.get("rename.label"),
                checkpoint.name(),
                Texts.get("rename.verb"),
                name -> name.equals(checkpoint.name()) ? "" : fault(name),
                name -> desk.background()
                        .deliver(
                                desk.helper()
                                        .call(
                                                CheckpointCalls.RENAME,
                                                new CheckpointCalls.Rename(checkpoint.id(), name)),
                                done -> {},
                                desk.notices()::failed));
    }

    private String fault(String name) {
        boolean taken =
                desk.world().checkpoints().stream().anyMatch(each -> each.name().equals(name));
        return taken ? Texts.get("import.name.taken", name) : Checks.name(name);
    }

    void note(CheckpointSummary checkpoint) {
        NoteSheet.open(desk, checkpoint);
    }

    void guard(List<CheckpointSummary> checkpoints, boolean guarded) {
        BulkAct.run(
                desk,
                guarded ? "checkpoint.protect" : "checkpoint.unprotect",
                checkpoints,
                CheckpointSummary::name,
                each -> desk.helper()
                        .call(CheckpointCalls.UPDATE, new CheckpointCalls.Update(each.id(), null, guarded)));
    }

    void remove(List<CheckpointSummary> checkpoints) {
        long bytes = checkpoints.stream().mapToLong(CheckpointSummary::size).sum();
        Question.confirm(
                desk.layers(),
                Texts.count("checkpoint.remove.title", checkpoints.size()),
                List.of(
                        names(checkpoints),
                        Texts.get("checkpoint.remove.lost"),
                        Texts.get("checkpoint.remove.frees", Amounts.bytes(bytes))),
                "",
                Texts.count("checkpoint.remove.verb", checkpoints.size()),
                answer -> BulkAct.run(
                        desk, "checkpoint.remove", checkpoints, CheckpointSummary::name, each -> desk.helper()
                                .call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id()))));
    }

    private static String names(List<CheckpointSummary> checkpoints) {
        return checkpoints.stream().map(CheckpointSummary::name).collect(Collectors.joining(", "));
    }
}
