package dev.slipway.gui.comparison;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.protocol.model.SavedDiff;
import java.util.List;
import java.util.stream.Collectors;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/** Memory of both, page by page: how much of each process is the same, and where it isn't. */
final class PageTable {
    private static final long PAGE = 4096;
    private static final int NAMED = 6;

    private PageTable() {}

    static DetailTable<SavedDiff.Pages> make() {
        return new DetailTable<>(
                "diff-pages",
                List.of(
                        ObjectColumns.text("process", 90, each -> ChangeTable.pids(each.fromPid(), each.toPid())),
                        ObjectColumns.number("same", 90, SavedDiff.Pages::same, each -> bytes(each.same())),
                        ObjectColumns.number("changed", 90, SavedDiff.Pages::changed, each -> bytes(each.changed())),
                        ObjectColumns.number(
                                "onlyFrom", 110, SavedDiff.Pages::onlyFrom, each -> bytes(each.onlyFrom())),
                        ObjectColumns.number("onlyTo", 110, SavedDiff.Pages::onlyTo, each -> bytes(each.onlyTo())),
                        ObjectColumns.text("ranges", 420, PageTable::ranges, "mono")),
                Placeholder.empty(MaterialDesignE.EQUAL, Texts.get("diff.pages.none"), ""));
    }

    private static String bytes(long pages) {
        return Amounts.bytes(pages * PAGE);
    }

    private static String ranges(SavedDiff.Pages pages) {
        String named = pages.ranges().stream()
                .limit(NAMED)
                .map(range -> "0x" + Long.toHexString(range.address()) + " +" + Amounts.bytes(range.length()))
                .collect(Collectors.joining(",  "));
        return pages.ranges().size() > NAMED || pages.moreRanges() ? named + ",  …" : named;
    }
}
