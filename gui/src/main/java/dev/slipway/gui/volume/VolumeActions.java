package dev.slipway.gui.volume;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.CreationSheet;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Pruning;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;

/** The actions on volumes, one or many at once; menus and tool bars show them in this order. */
public final class VolumeActions {
    private VolumeActions() {}

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        VolumeCommands commands = new VolumeCommands(desk);
        CreationSheet<VolumeForm, VolumeCalls.Create> sheet = new CreationSheet<>(
                desk,
                "volume",
                () -> new VolumeForm(desk.world()),
                kept -> true,
                form -> fields(desk, form),
                VolumeCalls.CREATE,
                VolumeForm::request,
                desk.openings()::volume);
        desk.actions()
                .add(
                        Action.of("volume.create", context -> sheet.open())
                                .icon(MaterialDesignD.DATABASE_PLUS_OUTLINE)
                                .general()
                                .when(ActionContext::connected),
                        Action.of("volume.list", context -> desk.openings().table("volumes"))
                                .icon(MaterialDesignD.DATABASE_OUTLINE)
                                .general(),
                        Action.of("volume.open", context -> context.volumes()
                                        .forEach(volume -> desk.openings().volume(volume.id())))
                                .icon(MaterialDesignO.OPEN_IN_APP)
                                .apart()
                                .when(context -> !context.volumes().isEmpty()),
                        one("volume.export", commands::export)
                                .icon(MaterialDesignE.EXPORT)
                                .apart()
                                .onToolBar(),
                        one("volume.import", commands::take)
                                .icon(MaterialDesignI.IMPORT)
                                .onToolBar(),
                        Action.of("volume.copyName", commands::copyName)
                                .icon(MaterialDesignC.CONTENT_COPY)
                                .key("Shortcut+Shift+C")
                                .when(context -> !context.volumes().isEmpty()),
                        Action.of("volume.remove", context -> commands.remove(context.volumes()))
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .key("Delete")
                                .apart()
                                .onToolBar()
                                .when(context -> context.connected()
                                        && !context.volumes().isEmpty()),
                        Action.of("volume.prune", context -> prune(desk))
                                .icon(MaterialDesignD.DELETE_SWEEP_OUTLINE)
                                .general()
                                .when(ActionContext::connected));
    }

    private static void prune(Desk desk) {
        Pruning.begin(desk, "volume.pruned", dryRun -> desk.helper()
                .call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("volume"), null, dryRun)));
    }

    /** Works on a volume that is selected alone. */
    private static Action one(String id, Consumer<VolumeSummary> work) {
        return Action.of(id, context -> work.accept(context.volumes().get(0)))
                .when(context -> context.connected() && context.volumes().size() == 1);
    }

    private static Node fields(Desk desk, VolumeForm form) {
        SystemCalls.Welcome welcome = desk.helper().welcomeProperty().get();
        boolean root = welcome != null && welcome.uid() == 0;
        VBox fields = new VBox(
                Fields.line(form.name, Texts.get("import.name"), Texts.get("volume.name.prompt")),
                Fields.lines(form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt")),
                Fields.section(
                        Texts.get("volume.part.files"),
                        false,
                        Fields.row(
                                Fields.line(form.uid, Texts.get("volume.uid"), Texts.get("volume.owner.prompt")),
                                Fields.line(form.gid, Texts.get("volume.gid"), Texts.get("volume.owner.prompt"))),
                        Fields.choice(
                                form.copy,
                                Texts.get("volume.copy"),
                                List.of(VolumeForm.USUAL, "nocopy"),
                                value -> Texts.get("volume.copy." + value))));
        if (root) {
            fields.getChildren()
                    .add(Fields.section(
                            Texts.get("volume.part.device"),
                            false,
                            Fields.hint(Texts.get("volume.device.hint")),
                            Fields.row(
                                    Fields.line(form.type, Texts.get("volume.type"), "tmpfs, ext4, none"),
                                    Fields.line(form.device, Texts.get("volume.device"), "tmpfs, /dev/sdb1")),
                            Fields.line(form.mount, Texts.get("volume.mount"), "size=64m,mode=0700")));
        }
        return fields;
    }
}
