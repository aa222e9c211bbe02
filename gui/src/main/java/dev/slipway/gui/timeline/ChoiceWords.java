package dev.slipway.gui.timeline;

import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import java.time.Instant;
import java.util.List;

/** What is chosen, in words. */
final class ChoiceWords {
    private ChoiceWords() {}

    /** A sentence on these, or on what can be done where there are none. */
    static String of(List<CheckpointSummary> chosen) {
        return switch (chosen.size()) {
            case 0 -> Texts.get("timeline.none");
            case 1 -> Mark.words(chosen.get(0)).replace("\n", "   ");
            case 2 -> {
                Instant one = chosen.get(0).created();
                Instant other = chosen.get(1).created();
                String apart = one.isBefore(other) ? Ages.between(one, other) : Ages.between(other, one);
                yield Texts.get(
                        "timeline.two", chosen.get(0).name(), chosen.get(1).name(), apart);
            }
            default ->
                Texts.get(
                        "timeline.several",
                        chosen.size(),
                        Amounts.bytes(chosen.stream()
                                .mapToLong(CheckpointSummary::size)
                                .sum()));
        };
    }
}
