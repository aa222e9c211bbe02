package dev.slipway.gui.network;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a network is, in two columns. */
final class NetworkFacts {
    private final Facts about = new Facts(Texts.get("overview.network"));
    private final Facts ranges = new Facts(Texts.get("overview.ranges"));
    private final Facts host = new Facts(Texts.get("overview.places"));
    private @Nullable NetworkSummary known;

    Node node() {
        return Facts.columns(List.of(about), List.of(ranges, host));
    }

    void show(@Nullable NetworkSummary network) {
        if (network == null || network.equals(known)) {
            return;
        }
        known = network;
        about.clear();
        about.add(Texts.get("fact.name"), network.name());
        about.add(Texts.get("column.driver"), network.driver());
        about.add(Texts.get("fact.internal"), yes(network.internal()));
        about.add(Texts.get("fact.isolated"), yes(network.isolated()));
        about.add(Texts.get("fact.byName"), yes(network.names()));
        about.add(Texts.get("fact.default"), yes(network.isDefault()));
        about.add(Texts.get("fact.madeBy"), Texts.get(network.ours() ? "network.ours" : "network.others"));
        about.add(Texts.get("fact.created"), Ages.full(network.created()));
        about.add(Texts.get("fact.labels"), Labels.words(network.labels()));
    }

    void detail(@Nullable NetworkDetail detail) {
        if (detail == null) {
            return;
        }
        ranges.clear();
        for (NetworkRange range : detail.ranges()) {
            ranges.add(Texts.get("network.subnet"), range.subnet());
            ranges.add(Texts.get("fact.gateway"), text(range.gateway()));
            String first = range.rangeStart();
            String last = range.rangeEnd();
            if (first != null || last != null) {
                ranges.add(Texts.get("fact.range"), Texts.get("network.range", text(first), text(last)));
            }
        }
        host.clear();
        host.add(Texts.get("column.bridge"), text(detail.network().bridge()));
        host.add(Texts.get("network.parent"), text(detail.parent()));
        Integer mtu = detail.mtu();
        host.add(Texts.get("network.mtu"), mtu == null ? Texts.get("network.mtu.prompt") : String.valueOf(mtu));
        host.add(Texts.get("fact.list"), text(detail.file()));
    }

    private static String yes(boolean is) {
        return Texts.get(is ? "fact.yes" : "fact.no");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
