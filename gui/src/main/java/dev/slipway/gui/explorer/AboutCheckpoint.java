package dev.slipway.gui.explorer;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** What is known of a checkpoint as a whole. */
final class AboutCheckpoint {
    private AboutCheckpoint() {}

    /**
     * The facts.
     *
     * @param name tells the name of another checkpoint by its id
     */
    static Node of(CheckpointDetail detail, UnaryOperator<String> name) {
        List<Node> right = new ArrayList<>();
        Map<String, Long> figures = detail.statistics();
        if (figures != null && !figures.isEmpty()) {
            Facts criu = new Facts(Texts.get("checkpoint.statistics"));
            new TreeMap<>(figures)
                    .forEach((each, value) -> criu.add(named("statistic", each), CriuFigures.shown(each, value)));
            right.add(criu);
        }
        Facts host = new Facts(Texts.get("checkpoint.host"));
        new TreeMap<>(detail.host()).forEach((each, value) -> host.add(named("host", each), value));
        right.add(host);
        Node facts = Facts.columns(List.of(taken(detail, name), sizes(detail)), right);
        facts.getStyleClass().add("overview-content");
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("overview", "edge-to-edge");
        return scroll;
    }

    private static Facts taken(CheckpointDetail detail, UnaryOperator<String> name) {
        CheckpointSummary checkpoint = detail.checkpoint();
        Facts facts = new Facts(Texts.get("checkpoints.title.one"));
        facts.add(Texts.get("checkpoints.name"), checkpoint.name());
        facts.add(Texts.get("checkpoints.taken"), Ages.full(checkpoint.created()));
        facts.add(Texts.get("checkpoint.of"), checkpoint.containerName());
        facts.add(Texts.get("checkpoints.options"), String.join(", ", checkpoint.options()));
        String note = checkpoint.note();
        facts.add(Texts.get("checkpoints.note"), note == null ? "" : note);
        List<String> chain = detail.chain();
        if (chain != null && !chain.isEmpty()) {
            facts.add(
                    Texts.get("checkpoint.chain"),
                    String.join(" ← ", chain.stream().map(name).toList()));
        }
        facts.add(Texts.get("checkpoint.folder"), detail.path());
        facts.add(Texts.get("checkpoint.id"), checkpoint.id());
        return facts;
    }

    private static Facts sizes(CheckpointDetail detail) {
        Facts facts = new Facts(Texts.get("checkpoint.sizes"));
        new TreeMap<>(detail.sizes()).forEach((kind, bytes) -> facts.add(named("size", kind), Amounts.bytes(bytes)));
        facts.add(
                Texts.get("checkpoint.size.all"),
                Amounts.bytes(detail.checkpoint().size()));
        return facts;
    }

    private static String named(String group, String name) {
        String key = "checkpoint." + group + "." + name;
        return Texts.has(key) ? Texts.get(key) : name;
    }
}
