package dev.slipway.gui.image;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.InspectionTrouble;
import dev.slipway.gui.view.Links;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What an image is, what it says about its containers, and who uses it. */
final class ImageOverview {
    private final Desk desk;
    private final String id;
    private final Facts image = new Facts(Texts.get("overview.image"));
    private final Facts use = new Facts(Texts.get("overview.use"));
    private final Facts config = new Facts(Texts.get("overview.config"));
    private @Nullable ImageDetail detail;

    private ImageOverview(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
    }

    static Content of(Desk desk, String id, Inspection<ImageDetail> inspection) {
        ImageOverview it = new ImageOverview(desk, id);
        inspection.detailProperty().subscribe(told -> {
            it.detail = told;
            it.refresh();
        });
        InvalidationListener changed = revision -> it.refresh();
        desk.world().revisionProperty().addListener(changed);
        inspection.look();
        VBox content = new VBox(
                12, new InspectionTrouble(inspection), Facts.columns(List.of(it.image, it.use), List.of(it.config)));
        content.getStyleClass().add("overview-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("overview", "edge-to-edge");
        return new Content(scroll, () -> desk.world().revisionProperty().removeListener(changed));
    }

    private void refresh() {
        ImageSummary now = desk.world().images().find(id);
        if (now == null) {
            return;
        }
        image.clear();
        image.add(
                Texts.get("fact.names"),
                now.names().isEmpty() ? Texts.get("image.dangling") : String.join("\n", now.names()));
        image.add(Texts.get("fact.id"), now.id());
        now.digests().forEach(digest -> image.add(Texts.get("fact.digest"), digest));
        image.add(Texts.get("fact.created"), Ages.full(now.created()));
        image.add(Texts.get("column.size"), Amounts.bytes(now.size()));
        image.add(Texts.get("fact.platform"), now.os() + "/" + now.architecture());
        image.add(Texts.get("fact.labels"), Labels.words(now.labels()));
        showUse();
        showConfig();
    }

    private void showUse() {
        use.clear();
        List<ContainerSummary> ours = desk.world().containers().stream()
                .filter(container -> id.equals(container.imageId()))
                .toList();
        if (ours.isEmpty()) {
            use.add(Texts.get("fact.containers"), Texts.get("image.unused"));
        } else {
            use.add(Texts.get("fact.containers"), Links.containers(desk, ours));
        }
        ImageDetail known = detail;
        if (known != null) {
            String others = known.usedBy().stream()
                    .filter(one -> !one.ours())
                    .map(ImageDetail.Use::name)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                use.add(Texts.get("fact.others"), others);
            }
        }
    }

    private void showConfig() {
        config.clear();
        ImageDetail known = detail;
        if (known == null) {
            return;
        }
        ImageDetail.Config said = known.config();
        config.add(Texts.get("create.entrypoint"), Words.join(said.entrypoint()));
        config.add(Texts.get("fact.command"), Words.join(said.command()));
        config.add(Texts.get("fact.user"), said.user().isEmpty() ? "root" : said.user());
        config.add(Texts.get("form.workdir"), said.workdir());
        config.add(Texts.get("create.env"), String.join("\n", said.env()));
        config.add(Texts.get("fact.ports"), String.join(", ", said.exposedPorts()));
        config.add(Texts.get("fact.volumes"), String.join(", ", said.volumes()));
        String signal = said.stopSignal();
        config.add(Texts.get("create.stopSignal"), signal == null ? "" : signal);
        ImageDetail.Healthcheck check = said.healthcheck();
        config.add(Texts.get("overview.health"), check == null ? "" : Words.join(check.test()));
        config.add(Texts.get("fact.author"), known.author());
    }
}
