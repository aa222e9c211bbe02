package dev.slipway.gui.image;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.view.Pruning;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageSummary;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The actions on images, one or many at once; menus and tool bars show them in this order. */
public final class ImageActions {
    private ImageActions() {}

    /**
     * Adds the actions to the desk's registry.
     *
     * @param run opens the sheet of a new container of the image with that id
     */
    public static void register(Desk desk, LoadSheet load, Consumer<String> run) {
        ImageCommands commands = new ImageCommands(desk);
        PullSheet pull = new PullSheet(desk, run);
        desk.actions()
                .add(
                        Action.of("image.pull", context -> pull.open())
                                .icon(MaterialDesignD.DOWNLOAD_OUTLINE)
                                .key("Shortcut+Shift+I")
                                .general()
                                .onToolBar()
                                .when(ActionContext::connected),
                        Action.of("image.load", context -> load.choose())
                                .icon(MaterialDesignF.FOLDER_OPEN_OUTLINE)
                                .key("Shortcut+Shift+O")
                                .general()
                                .when(ActionContext::connected),
                        Action.of("image.list", context -> desk.openings().table("images"))
                                .icon(MaterialDesignL.LAYERS_TRIPLE_OUTLINE)
                                .general(),
                        Action.of("image.open", context -> context.images()
                                        .forEach(image -> desk.openings().image(image.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .apart()
                                .when(context -> !context.images().isEmpty()),
                        one("image.run", any -> true, image -> run.accept(image.id()))
                                .icon(MaterialDesignP.PLAY)
                                .key("Shortcut+R")
                                .apart()
                                .onToolBar(),
                        one("image.tag", any -> true, commands::tag)
                                .icon(MaterialDesignT.TAG_PLUS_OUTLINE)
                                .key("F2")
                                .onToolBar(),
                        one("image.untag", image -> !image.names().isEmpty(), commands::untag)
                                .icon(MaterialDesignT.TAG_MINUS_OUTLINE)
                                .onToolBar(),
                        one("image.save", any -> true, commands::save)
                                .icon(MaterialDesignC.CONTENT_SAVE_OUTLINE)
                                .onToolBar(),
                        Action.of("image.copyId", commands::copyId)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .key("Shortcut+Shift+C")
                                .when(context -> !context.images().isEmpty()),
                        Action.of("image.remove", context -> commands.remove(context.images()))
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar()
                                .when(context ->
                                        context.connected() && !context.images().isEmpty()),
                        prune(desk, "image.prune", "image.pruned", null).icon(MaterialDesignT.TAG_OFF_OUTLINE),
                        prune(desk, "image.pruneAll", "image.prunedAll", true));
    }

    private static Action prune(Desk desk, String id, String texts, @Nullable Boolean all) {
        return Action.of(
                        id,
                        context -> Pruning.begin(desk, texts, dryRun -> desk.helper()
                                .call(ImageCalls.PRUNE, new ImageCalls.Prune(all, dryRun ? true : null))))
                .icon(MaterialDesignD.DELETE_SWEEP_OUTLINE)
                .general()
                .when(ActionContext::connected);
    }

    /** Works on an image that is selected alone. */
    private static Action one(String id, Predicate<ImageSummary> condition, Consumer<ImageSummary> work) {
        return Action.of(id, context -> work.accept(context.images().get(0)))
                .when(context -> context.connected()
                        && context.images().size() == 1
                        && condition.test(context.images().get(0)));
    }
}
