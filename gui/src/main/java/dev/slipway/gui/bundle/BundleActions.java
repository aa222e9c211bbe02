package dev.slipway.gui.bundle;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.BundleSummary;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What can be done with bundles. */
public final class BundleActions {
    private final Desk desk;

    private BundleActions(Desk desk) {
        this.desk = desk;
    }

    /**
     * Adds the actions to the desk's registry.
     *
     * @param create opens the sheet of a new container for a bundle's id
     */
    public static void register(Desk desk, Consumer<String> create) {
        BundleActions it = new BundleActions(desk);
        desk.actions()
                .add(
                        Action.of("bundle.import", context -> it.choose())
                                .icon(MaterialDesignP.PACKAGE_DOWN)
                                .key("Shortcut+O")
                                .general()
                                .onToolBar()
                                .when(ActionContext::connected),
                        Action.of("bundle.run", it::run)
                                .icon(MaterialDesignP.PLAY)
                                .when(context -> context.connected()
                                        && !context.bundles().isEmpty()),
                        Action.of(
                                        "bundle.create",
                                        context ->
                                                create.accept(context.bundles().get(0)))
                                .icon(MaterialDesignP.PLUS_BOX_OUTLINE)
                                .when(context ->
                                        context.connected() && context.bundles().size() == 1),
                        Action.of("bundle.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .apart()
                                .when(context -> context.connected()
                                        && !context.bundles().isEmpty()));
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.get("import.choose"));
        Window window = desk.layers().getScene().getWindow();
        File folder = chooser.showDialog(window);
        if (folder != null) {
            new BundleOpening(desk).open(folder.toPath());
        }
    }

    private void run(ActionContext context) {
        for (String bundle : context.bundles()) {
            var started = desk.helper()
                    .call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, null))
                    .thenCompose(created -> desk.helper()
                            .call(ContainerCalls.START, new ContainerCalls.Start(created.id(), true))
                            .thenApply(done -> created));
            desk.background()
                    .deliver(
                            started,
                            created -> desk.openings().container(created.id(), "logs"),
                            desk.notices()::failed);
        }
    }

    private void remove(ActionContext context) {
        List<String> names = context.bundles().stream().map(this::name).toList();
        Question.confirm(
                desk.layers(),
                Texts.count("bundle.remove.title", names.size()),
                List.of(String.join(", ", names), Texts.get("bundle.remove.lost")),
                "",
                Texts.count("bundle.remove.verb", names.size()),
                answer -> BulkAct.run(desk, "bundle.remove", context.bundles(), this::name, bundle -> desk.helper()
                        .call(BundleCalls.REMOVE, new Common.Id(bundle))));
    }

    private String name(String id) {
        BundleSummary bundle = desk.world().bundles().find(id);
        return bundle == null ? id : bundle.name();
    }
}
