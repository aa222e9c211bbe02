package dev.slipway.gui.explorer;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedMapping;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What the colours of the memory map mean, each with how much of it is in the checkpoint. */
final class MapLegend {
    private MapLegend() {}

    static List<Label> of(List<SavedMapping> areas) {
        List<Label> labels = new ArrayList<>();
        for (String kind : MemoryMap.KINDS) {
            List<SavedMapping> some =
                    areas.stream().filter(each -> each.kind().equals(kind)).toList();
            if (!some.isEmpty()) {
                long size = some.stream()
                        .mapToLong(each -> each.end() - each.start())
                        .sum();
                long present = some.stream().mapToLong(SavedMapping::present).sum();
                labels.add(label(
                        "map-key-" + kind,
                        Texts.get(
                                "explore.legend",
                                Texts.get("explore.kind." + kind),
                                Amounts.bytes(present),
                                Amounts.bytes(size))));
            }
        }
        return labels;
    }

    private static Label label(String style, String text) {
        Region key = new Region();
        key.getStyleClass().addAll("map-key", style);
        Label label = new Label(text, key);
        label.getStyleClass().add("map-legend-entry");
        return label;
    }
}
