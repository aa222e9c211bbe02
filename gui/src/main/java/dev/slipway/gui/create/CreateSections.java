package dev.slipway.gui.create;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts of the form of a new container that can be folded. */
final class CreateSections {
    private final Desk desk;
    private final CreateForm form;
    private final boolean root;

    CreateSections(Desk desk, CreateForm form, boolean root) {
        this.desk = desk;
        this.form = form;
        this.root = root;
    }

    List<Node> all() {
        return List.of(
                process(),
                network(),
                storage(),
                place(),
                Fields.section(Texts.get("form.part.restart"), false, end()),
                Fields.section(Texts.get("form.part.health"), false, form.health.fields()),
                Fields.section(Texts.get("form.part.limits"), false, form.limits.fields()),
                Fields.section(Texts.get("form.part.namespaces"), false, form.namespaces.fields(root)),
                expert());
    }

    private Node process() {
        BooleanBinding ofImage = form.source.valueProperty().isEqualTo(CreateForm.IMAGE);
        Region entrypoint =
                Fields.line(form.entrypoint, Texts.get("create.entrypoint"), Texts.get("create.entrypoint.prompt"));
        entrypoint
                .disableProperty()
                .bind(ofImage.and(form.noEntrypoint.valueProperty().isEqualTo(true)));
        Region none = Fields.flag(form.noEntrypoint, Texts.get("create.noEntrypoint"), "");
        none.visibleProperty().bind(ofImage);
        none.managedProperty().bind(ofImage);
        return Fields.section(
                Texts.get("form.part.process"),
                false,
                entrypoint,
                none,
                Fields.lines(form.env, Texts.get("create.env"), Texts.get("create.env.prompt")),
                Fields.row(
                        Fields.line(form.user, Texts.get("form.user"), Texts.get("form.user.prompt")),
                        Fields.line(form.workdir, Texts.get("form.workdir"), Texts.get("form.workdir.prompt"))),
                Fields.row(
                        Fields.flag(form.terminal, Texts.get("create.terminal"), ""),
                        Fields.flag(form.stdin, Texts.get("create.stdin"), "")),
                Fields.flag(form.init, Texts.get("create.init"), Texts.get("create.init.hint")));
    }

    private Node network() {
        VBox fields = new VBox(14, form.network.fields(root));
        fields.disableProperty().bind(form.pod.valueProperty().isNotEqualTo(CreateForm.NONE));
        return Fields.section(Texts.get("form.part.network"), false, fields);
    }

    private Node storage() {
        return Fields.section(
                Texts.get("form.part.storage"),
                false,
                Fields.lines(form.volumes, Texts.get("create.volumes"), Texts.get("create.volumes.prompt")),
                Fields.hint(Texts.get("create.volumes.hint")),
                Fields.flag(form.readOnly, Texts.get("create.readOnly"), ""));
    }

    private Node place() {
        Region pod = Fields.choice(
                form.pod,
                Texts.get("import.pod"),
                Stream.concat(
                                Stream.of(CreateForm.NONE),
                                desk.world().pods().stream().map(PodSummary::id))
                        .toList(),
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
        shares.textProperty().bind(form.pod.valueProperty().map(this::shares));
        return Fields.section(
                Texts.get("form.part.place"),
                !form.pod.get().equals(CreateForm.NONE),
                new VBox(4, pod, shares),
                init,
                Fields.line(form.hostname, Texts.get("pod.hostname"), Texts.get("create.hostname.prompt")),
                Fields.line(form.dependsOn, Texts.get("create.dependsOn"), Texts.get("create.dependsOn.prompt")),
                Fields.lines(form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt")));
    }

    private Node[] end() {
        return Stream.concat(
                        Stream.of(form.restart.fields()),
                        Stream.of(
                                Fields.row(
                                        Fields.line(form.stopSignal, Texts.get("create.stopSignal"), "TERM"),
                                        Fields.line(form.stopTimeout, Texts.get("create.stopTimeout"), "10 s")),
                                Fields.flag(form.autoRemove, Texts.get("create.autoRemove"), ""),
                                Fields.flag(form.guarded, Texts.get("form.guarded"), Texts.get("form.guarded.hint"))))
                .toArray(Node[]::new);
    }

    private Node expert() {
        return Fields.section(
                Texts.get("form.part.expert"),
                false,
                Fields.row(
                        Fields.line(form.apparmor, Texts.get("create.apparmor"), Texts.get("create.apparmor.prompt")),
                        Fields.line(form.logMaxSize, Texts.get("create.logMaxSize"), Texts.get("fact.noLimit"))),
                Fields.line(
                        form.cgroupParent, Texts.get("create.cgroupParent"), Texts.get("create.cgroupParent.prompt")),
                Fields.lines(form.annotations, Texts.get("create.annotations"), Texts.get("create.labels.prompt")),
                Fields.lines(form.spec, Texts.get("create.spec"), Texts.get("create.spec.prompt")),
                Fields.hint(Texts.get("create.spec.hint")));
    }

    /** What a container in that pod shares with its others, a sentence. */
    private String shares(String pod) {
        return desk.world()
                .pod(pod)
                .map(found -> found.share().isEmpty()
                        ? Texts.get("create.pod.sharesNothing")
                        : Texts.get("create.pod.shares", Namespaces.words(found.share())))
                .orElse("");
    }
}
