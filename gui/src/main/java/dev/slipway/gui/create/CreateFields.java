package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of a new container, what is given most often first. */
final class CreateFields extends VBox {
    CreateFields(Desk desk, CreateForm form) {
        Region bundle = Fields.choice(
                form.bundle,
                Texts.get("create.bundle"),
                desk.world().bundles().stream().map(BundleSummary::id).toList(),
                id -> name(desk, id));
        Region rootfs = Fields.line(form.rootfs, Texts.get("create.rootfs"), Texts.get("create.rootfs.prompt"));
        shownFor(bundle, form, CreateForm.BUNDLE);
        SystemCalls.Welcome welcome = desk.helper().welcomeProperty().get();
        boolean root = welcome != null && welcome.uid() == 0;
        VBox path = new VBox(4, rootfs, Fields.hint(root ? "" : Texts.get("create.rootfs.notAllowed")));
        shownFor(path, form, CreateForm.ROOTFS);
        getChildren()
                .addAll(
                        Fields.choice(
                                form.source,
                                Texts.get("create.source"),
                                List.of(CreateForm.BUNDLE, CreateForm.ROOTFS),
                                value -> Texts.get("create.source." + value)),
                        bundle,
                        path,
                        Fields.line(form.name, Texts.get("import.name"), Texts.get("pod.name.prompt")),
                        Fields.line(form.command, Texts.get("create.command"), Texts.get("create.command.prompt")),
                        Fields.flag(form.start, Texts.get("create.start"), ""),
                        process(form),
                        place(desk, form),
                        Fields.section(Texts.get("form.part.restart"), false, concat(form.restart.fields(), form)),
                        Fields.section(Texts.get("form.part.health"), false, form.health.fields()),
                        Fields.section(Texts.get("form.part.limits"), false, form.limits.fields()));
    }

    private static Node[] concat(Node[] restart, CreateForm form) {
        return Stream.concat(
                        Stream.of(restart),
                        Stream.of(
                                Fields.row(
                                        Fields.line(form.stopSignal, Texts.get("create.stopSignal"), "TERM"),
                                        Fields.line(form.stopTimeout, Texts.get("create.stopTimeout"), "10 s")),
                                Fields.flag(form.autoRemove, Texts.get("create.autoRemove"), ""),
                                Fields.flag(form.guarded, Texts.get("form.guarded"), Texts.get("form.guarded.hint"))))
                .toArray(Node[]::new);
    }

    private static Node process(CreateForm form) {
        return Fields.section(
                Texts.get("form.part.process"),
                false,
                Fields.lines(form.env, Texts.get("create.env"), Texts.get("create.env.prompt")),
                Fields.row(
                        Fields.line(form.user, Texts.get("form.user"), Texts.get("form.user.prompt")),
                        Fields.line(form.workdir, Texts.get("form.workdir"), Texts.get("form.workdir.prompt"))),
                Fields.flag(form.init, Texts.get("create.init"), Texts.get("create.init.hint")));
    }

    private static Node place(Desk desk, CreateForm form) {
        Region network = Fields.choice(
                form.network,
                Texts.get("import.network"),
                withNone(desk.world().networks().stream().map(NetworkSummary::name)),
                name -> name.isEmpty() ? Texts.get("import.noNetwork") : name);
        network.disableProperty().bind(form.pod.valueProperty().isNotEqualTo(CreateForm.NONE));
        Region pod = Fields.choice(
                form.pod,
                Texts.get("import.pod"),
                withNone(desk.world().pods().stream().map(PodSummary::id)),
                id -> id.isEmpty()
                        ? Texts.get("import.noPod")
                        : desk.world().pod(id).map(PodSummary::name).orElse(id));
        Region init = Fields.choice(
                form.initContainer,
                Texts.get("create.initContainer"),
                List.of(CreateForm.NONE, "once", "always"),
                value -> Texts.get("create.initContainer." + (value.isEmpty() ? "no" : value)));
        init.visibleProperty().bind(form.pod.valueProperty().isNotEqualTo(CreateForm.NONE));
        init.managedProperty().bind(init.visibleProperty());
        Label shares = Fields.hint("");
        shares.textProperty().bind(form.pod.valueProperty().map(id -> shares(desk, id)));
        return Fields.section(
                Texts.get("form.part.place"),
                !form.pod.get().equals(CreateForm.NONE),
                new VBox(4, Fields.row(pod, network), shares),
                init,
                Fields.line(form.hostname, Texts.get("pod.hostname"), Texts.get("create.hostname.prompt")),
                Fields.line(form.dependsOn, Texts.get("create.dependsOn"), Texts.get("create.dependsOn.prompt")),
                Fields.lines(form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt")));
    }

    /** What a container in that pod shares with its others, a sentence. */
    private static String shares(Desk desk, String pod) {
        return desk.world()
                .pod(pod)
                .map(found -> found.share().isEmpty()
                        ? Texts.get("create.pod.sharesNothing")
                        : Texts.get("create.pod.shares", Namespaces.words(found.share())))
                .orElse("");
    }

    private static List<String> withNone(Stream<String> values) {
        return Stream.concat(Stream.of(CreateForm.NONE), values).toList();
    }

    private static String name(Desk desk, String id) {
        BundleSummary bundle = desk.world().bundles().find(id);
        return bundle == null ? id : bundle.name();
    }

    private static void shownFor(Node node, CreateForm form, String source) {
        node.visibleProperty().bind(form.source.valueProperty().isEqualTo(source));
        node.managedProperty().bind(node.visibleProperty());
    }
}
