package dev.slipway.gui.image;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.ObjectTab;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The tab of an image and its views. */
public final class ImageViews {
    private final Inspection<ImageDetail> inspection;
    private final Inspection<List<ImageDetail.Step>> history;

    private ImageViews(Desk desk, String id) {
        this.inspection = new Inspection<>(desk, () -> desk.helper().call(ImageCalls.INSPECT, new Common.Id(id)));
        this.history = new Inspection<>(desk, () -> desk.helper().call(ImageCalls.HISTORY, new Common.Id(id)));
    }

    /** The tab of the image with that full id. */
    public static ObjectTab<ImageSummary> tab(Desk desk, String id) {
        ImageViews it = new ImageViews(desk, id);
        return new ObjectTab<>(
                desk,
                id,
                new ObjectTab.Parts<>(
                        "image",
                        desk.world().images()::find,
                        ImageUse::name,
                        image -> Amounts.shortId(image.id()) + "  " + Amounts.bytes(image.size()),
                        images -> ActionContext.ofImages(desk.connected(), images),
                        List.of(
                                new ObjectView("overview", any -> ImageOverview.of(desk, id, it.inspection)),
                                new ObjectView("layers", any -> it.layers()),
                                new ObjectView("history", any -> it.history()))));
    }

    private Content layers() {
        DetailTable<ImageDetail.Layer> table = new DetailTable<>(
                "image-layers",
                List.of(
                        ObjectColumns.text("digest", 560, layer -> text(layer.digest()), "mono"),
                        ObjectColumns.text("layer", 130, layer -> Amounts.shortId(layer.id()), "mono", "dim-text"),
                        ObjectColumns.number("size", 110, layer -> number(layer.size()), layer -> size(layer.size())),
                        ObjectColumns.number(
                                "sharedBy",
                                120,
                                layer -> (long) layer.sharedBy(),
                                layer -> layer.sharedBy() == 0 ? "" : String.valueOf(layer.sharedBy()))),
                nothing());
        return follow(table, inspection, ImageDetail::layers);
    }

    private Content history() {
        DetailTable<ImageDetail.Step> table = new DetailTable<>(
                "image-history",
                List.of(
                        ObjectColumns.text("created", 150, step -> Ages.full(step.created())),
                        ObjectColumns.text("createdBy", 560, ImageDetail.Step::createdBy, "mono"),
                        ObjectColumns.number(
                                "size",
                                110,
                                step -> number(step.size()),
                                step -> step.empty() ? "" : size(step.size())),
                        ObjectColumns.text(
                                "layer", 130, step -> Amounts.shortId(text(step.layer())), "mono", "dim-text"),
                        ObjectColumns.text("comment", 180, ImageDetail.Step::comment, "dim-text")),
                nothing());
        return follow(table, history, steps -> steps);
    }

    private static Placeholder nothing() {
        return Placeholder.empty(
                MaterialDesignL.LAYERS_OUTLINE, Texts.get("image.nothing"), Texts.get("image.nothing.text"));
    }

    private static <T, R> Content follow(DetailTable<R> table, Inspection<T> inspection, Function<T, List<R>> lines) {
        inspection.detailProperty().subscribe(told -> {
            if (told != null) {
                table.show(lines.apply(told));
            }
        });
        inspection.failureProperty().subscribe(why -> {
            if (why != null) {
                table.fail(Texts.get("image.failed"), why, inspection::look);
            }
        });
        inspection.look();
        return Content.of(table);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static long number(@Nullable Long value) {
        return value == null ? -1 : value;
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "" : Amounts.bytes(bytes);
    }
}
