package dev.slipway.gui.pod;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of a new pod, what is given most often first. */
final class PodFields extends VBox {
    PodFields(Desk desk, PodForm form) {
        Region hostname = Fields.line(form.hostname, Texts.get("pod.hostname"), Texts.get("pod.hostname.prompt"));
        if (hostname.lookup(".text-field") instanceof TextField line) {
            line.promptTextProperty()
                    .bind(form.name
                            .valueProperty()
                            .map(name -> name.isBlank() ? Texts.get("pod.hostname.prompt") : name.strip()));
        }
        getChildren()
                .addAll(
                        Fields.line(form.name, Texts.get("import.name"), Texts.get("pod.name.prompt")),
                        shared(form),
                        network(form),
                        Fields.line(form.publish, Texts.get("pod.publish"), Texts.get("pod.publish.prompt")),
                        Fields.section(
                                Texts.get("form.part.place"),
                                false,
                                hostname,
                                Fields.lines(form.labels, Texts.get("fact.labels"), Texts.get("create.labels.prompt"))),
                        Fields.section(
                                Texts.get("form.part.life"),
                                false,
                                Fields.choice(
                                        form.exitPolicy,
                                        Texts.get("pod.exitPolicy"),
                                        List.of("continue", "stop"),
                                        value -> Texts.get("pod.exitPolicy." + value)),
                                Fields.choice(
                                        form.service,
                                        Texts.get("pod.service"),
                                        services(desk),
                                        id -> id.isEmpty() ? Texts.get("import.noPod") : name(desk, id)),
                                Fields.line(
                                        form.infraCommand,
                                        Texts.get("pod.infraCommand"),
                                        Texts.get("pod.infraCommand.prompt"))),
                        Fields.section(
                                Texts.get("form.part.limitsOfPod"),
                                false,
                                Stream.concat(
                                                Stream.of(Fields.hint(Texts.get("pod.limits.hint"))),
                                                Stream.of(form.limits.fields()))
                                        .toArray(Node[]::new)));
    }

    private static Node shared(PodForm form) {
        Label label = new Label(Texts.get("pod.share"));
        label.getStyleClass().add("field-label");
        FlowPane kinds = new FlowPane(16, 8);
        for (String kind : Namespaces.SHAREABLE) {
            kinds.getChildren().add(box(Texts.get("namespace." + kind), form, kind));
        }
        VBox field = new VBox(label, kinds, Fields.hint(Texts.get("pod.share.hint")));
        field.getStyleClass().add("form-field");
        return field;
    }

    private static CheckBox box(String text, PodForm form, String kind) {
        CheckBox box = new CheckBox(text);
        box.setId("field-share-" + kind);
        box.selectedProperty().bindBidirectional(form.share(kind).valueProperty());
        return box;
    }

    private static Node network(PodForm form) {
        Region choice = Fields.choice(
                form.network,
                Texts.get("import.network"),
                List.of(PodForm.DEFAULT, PodForm.NONE, PodForm.CHOSEN),
                value -> Texts.get("pod.network." + value));
        FlowPane each = new FlowPane(16, 8);
        form.networks().forEach((name, field) -> {
            CheckBox box = new CheckBox(name);
            box.setId("field-network-" + name);
            box.selectedProperty().bindBidirectional(field.valueProperty());
            each.getChildren().add(box);
        });
        each.visibleProperty().bind(form.network.valueProperty().isEqualTo(PodForm.CHOSEN));
        each.managedProperty().bind(each.visibleProperty());
        VBox whole = new VBox(8, choice, each);
        whole.disableProperty().bind(form.share("net").valueProperty().map(shared -> !shared));
        return whole;
    }

    /** A container in a pod can't serve pods. */
    private static List<String> services(Desk desk) {
        return Stream.concat(
                        Stream.of(""),
                        desk.world().containers().stream()
                                .filter(container -> container.pod() == null)
                                .map(ContainerSummary::id))
                .toList();
    }

    private static String name(Desk desk, String id) {
        return desk.world().container(id).map(ContainerSummary::name).orElse(id);
    }
}
