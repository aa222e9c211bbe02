package dev.slipway.gui.container;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.Pruned;
import java.util.List;

/** Removing all containers that aren't used: first shows which those are, then asks. */
final class Pruning {
    private static final List<String> CONTAINERS = List.of("container");

    private Pruning() {}

    /** Asks the helper what would go, and then the user. */
    static void begin(Desk desk) {
        desk.background()
                .deliver(
                        desk.helper().call(SystemCalls.PRUNE, new SystemCalls.Prune(CONTAINERS, null, true)),
                        found -> preview(desk, found),
                        desk.notices()::failed);
    }

    private static void preview(Desk desk, List<Pruned> found) {
        List<Pruned> going = found.stream().filter(each -> !each.guarded()).toList();
        if (going.isEmpty()) {
            desk.notices().tell(Notice.Level.INFO, Texts.get("prune.nothing.title"), Texts.get("prune.nothing.text"));
            return;
        }
        Question.confirm(
                desk.layers(),
                Texts.count("prune.title", going.size()),
                new PrunePreview(found),
                Texts.count("prune.verb", going.size()),
                () -> desk.background()
                        .deliver(
                                desk.helper().call(SystemCalls.PRUNE, new SystemCalls.Prune(CONTAINERS, null, null)),
                                gone -> tell(desk, gone),
                                desk.notices()::failed));
    }

    private static void tell(Desk desk, List<Pruned> gone) {
        long removed = gone.stream().filter(each -> !each.guarded()).count();
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.count("prune.done", removed),
                        Texts.get("prune.freed", Amounts.bytes(PrunePreview.bytes(gone))));
    }
}
