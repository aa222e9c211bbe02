package dev.slipway.gui.restore;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.FoundCheckpoint;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Takes in checkpoints that lie in the helper's folder and that it doesn't list: one at a time, which the user chooses. */
final class Adoption {
    private final Desk desk;

    Adoption(Desk desk) {
        this.desk = desk;
    }

    /** Looks for them, and offers those that can be taken in. */
    void begin() {
        desk.background()
                .deliver(
                        desk.helper().call(CheckpointCalls.FOUND, Call.None.NONE), this::offer, desk.notices()::failed);
    }

    private void offer(List<FoundCheckpoint> found) {
        List<FoundCheckpoint> whole =
                found.stream().filter(each -> each.problem() == null).toList();
        if (whole.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.INFO,
                            Texts.get("checkpoint.found.none"),
                            found.stream()
                                    .map(each -> Notices.sentence(Objects.requireNonNull(each.problem())))
                                    .collect(Collectors.joining("\n")));
            return;
        }
        Question.choice(
                desk.layers(),
                Texts.get("checkpoint.found.title"),
                Texts.count("checkpoint.found.label", whole.size()),
                whole.stream().map(Adoption::words).toList(),
                Texts.get("checkpoint.found.verb"),
                chosen -> adopt(whole.get(chosen)));
    }

    private static String words(FoundCheckpoint found) {
        String name = found.name();
        String container = found.containerName();
        return Texts.get(
                "timeline.mark",
                name == null ? Amounts.shortId(found.id()) : name,
                container == null ? "?" : container,
                Ages.full(found.created()),
                Amounts.bytes(found.size()));
    }

    private void adopt(FoundCheckpoint found) {
        desk.background()
                .deliver(
                        desk.helper().call(CheckpointCalls.ADOPT, new CheckpointCalls.Adopt(found.id(), null)),
                        this::tell,
                        desk.notices()::failed);
    }

    private void tell(CheckpointSummary checkpoint) {
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.get("checkpoint.import.done", checkpoint.name()),
                        "",
                        new Notice.Offer(Texts.get("offer.explore"), () -> desk.openings()
                                .checkpoint(checkpoint.id())));
    }
}
