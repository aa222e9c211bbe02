package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.ImageSummary;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of a new container, what is given most often first. */
final class CreateFields extends VBox {
    CreateFields(Desk desk, CreateForm form) {
        Region image = Fields.choice(
                form.image,
                Texts.get("create.image"),
                desk.world().images().stream().map(ImageSummary::id).toList(),
                id -> image(desk, id));
        Region bundle = Fields.choice(
                form.bundle,
                Texts.get("create.bundle"),
                desk.world().bundles().stream().map(BundleSummary::id).toList(),
                id -> bundle(desk, id));
        Region rootfs = Fields.line(form.rootfs, Texts.get("create.rootfs"), Texts.get("create.rootfs.prompt"));
        SystemCalls.Welcome welcome = desk.helper().welcomeProperty().get();
        boolean root = welcome != null && welcome.uid() == 0;
        VBox path = new VBox(4, rootfs, Fields.hint(root ? "" : Texts.get("create.rootfs.notAllowed")));
        shownFor(image, form, CreateForm.IMAGE);
        shownFor(bundle, form, CreateForm.BUNDLE);
        shownFor(path, form, CreateForm.ROOTFS);
        getChildren()
                .addAll(
                        Fields.choice(
                                form.source,
                                Texts.get("create.source"),
                                List.of(CreateForm.IMAGE, CreateForm.BUNDLE, CreateForm.ROOTFS),
                                value -> Texts.get("create.source." + value)),
                        image,
                        bundle,
                        path,
                        Fields.line(form.name, Texts.get("import.name"), Texts.get("pod.name.prompt")),
                        Fields.line(form.command, Texts.get("create.command"), Texts.get("create.command.prompt")),
                        Fields.flag(form.start, Texts.get("create.start"), ""));
        getChildren().addAll(new CreateSections(desk, form, root).all());
    }

    private static String image(Desk desk, String id) {
        ImageSummary image = desk.world().images().find(id);
        return image == null || image.names().isEmpty() ? id : image.names().get(0);
    }

    private static String bundle(Desk desk, String id) {
        BundleSummary bundle = desk.world().bundles().find(id);
        return bundle == null ? id : bundle.name();
    }

    private static void shownFor(Node node, CreateForm form, String source) {
        node.visibleProperty().bind(form.source.valueProperty().isEqualTo(source));
        node.managedProperty().bind(node.visibleProperty());
    }
}
