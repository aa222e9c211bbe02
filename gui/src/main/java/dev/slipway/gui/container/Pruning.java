package dev.slipway.gui.container;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
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

    private static void preview(Desk desk, SystemCalls.Pruned found) {
        long going = going(found);
        if (going == 0) {
            desk.notices().tell(Notice.Level.INFO, Texts.get("prune.nothing.title"), Texts.get("prune.nothing.text"));
            return;
        }
        Question.confirm(
                desk.layers(),
                Texts.count("prune.title", going),
                new PrunePreview(found),
                Texts.count("prune.verb", going),
                () -> desk.background()
                        .deliver(
                                desk.helper().call(SystemCalls.PRUNE, new SystemCalls.Prune(CONTAINERS, null, null)),
                                gone -> tell(desk, gone),
                                desk.notices()::failed));
    }

    private static void tell(Desk desk, SystemCalls.Pruned gone) {
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.count("prune.done", going(gone)),
                        Texts.get("prune.freed", Amounts.bytes(gone.bytes())));
    }

    /** How many of what was found are not left out. */
    private static long going(SystemCalls.Pruned found) {
        return found.objects().stream().filter(each -> each.error() == null).count();
    }
}
