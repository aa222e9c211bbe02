package dev.slipway.gui.view;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Removing all objects of a kind that aren't used: first shows which those are, then asks. */
public final class Pruning {
    private final Desk desk;
    private final String key;
    private final Function<Boolean, CompletableFuture<SystemCalls.Pruned>> prune;

    private Pruning(Desk desk, String key, Function<Boolean, CompletableFuture<SystemCalls.Pruned>> prune) {
        this.desk = desk;
        this.key = key;
        this.prune = prune;
    }

    /**
     * Asks the helper what would go, and then the user.
     *
     * @param key of the texts
     * @param prune asks the helper; for true it only tells what it would do
     */
    public static void begin(Desk desk, String key, Function<Boolean, CompletableFuture<SystemCalls.Pruned>> prune) {
        Pruning it = new Pruning(desk, key, prune);
        desk.background().deliver(prune.apply(true), it::preview, desk.notices()::failed);
    }

    private void preview(SystemCalls.Pruned found) {
        long going = going(found);
        if (going == 0) {
            desk.notices().tell(Notice.Level.INFO, Texts.get(key + ".nothing"), Texts.get(key + ".why"));
            return;
        }
        Question.confirm(
                desk.layers(),
                Texts.count(key + ".title", going),
                new PrunePreview(found, Texts.get(key + ".lost")),
                Texts.count(key + ".verb", going),
                () -> desk.background().deliver(prune.apply(false), this::tell, desk.notices()::failed));
    }

    private void tell(SystemCalls.Pruned gone) {
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.count(key + ".done", going(gone)),
                        Texts.get("prune.freed", Amounts.bytes(gone.bytes())));
    }

    /** How many of what was found are not left out. */
    private static long going(SystemCalls.Pruned found) {
        return found.objects().stream().filter(each -> each.error() == null).count();
    }
}
