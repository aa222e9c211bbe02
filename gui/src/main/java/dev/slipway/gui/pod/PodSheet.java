package dev.slipway.gui.pod;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The sheet that makes a pod. */
public final class PodSheet extends BorderPane {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final List<String> KINDS = List.of("net", "ipc", "uts", "pid", "cgroup");
    private static final List<String> USUAL = List.of("net", "ipc", "uts");

    private final Desk desk;
    private final TextField name = new TextField();
    private final TextField hostname = new TextField();
    private final Label message = new Label();
    private final ComboBox<String> network = new ComboBox<>();
    private final Map<String, CheckBox> share = new LinkedHashMap<>();
    private final Button act = new Button(Texts.get("pod.verb"));

    private PodSheet(Desk desk) {
        this.desk = desk;
        setId("pod-sheet");
        setPrefWidth(420);
        Label title = new Label(Texts.get("pod.title"));
        title.getStyleClass().add("sheet-title");
        setTop(title);
        setCenter(form());
        setBottom(buttons());
        validate();
    }

    /** Opens the sheet. */
    public static void open(Desk desk) {
        PodSheet sheet = new PodSheet(desk);
        desk.layers().showSheet(sheet, () -> {});
        sheet.name.requestFocus();
    }

    private Node form() {
        name.setId("pod-name");
        name.setPromptText(Texts.get("pod.name.prompt"));
        name.textProperty().addListener((property, before, text) -> validate());
        message.getStyleClass().add("field-message");
        hostname.promptTextProperty().bind(name.textProperty());
        FlowPane kinds = new FlowPane(16, 8);
        KINDS.forEach(kind -> {
            CheckBox box = new CheckBox(Texts.get("namespace." + kind));
            box.setSelected(USUAL.contains(kind));
            share.put(kind, box);
            kinds.getChildren().add(box);
        });
        network.getItems().add(Texts.get("pod.defaultNetwork"));
        network.getItems().add(Texts.get("import.noNetwork"));
        desk.world().networks().stream().map(NetworkSummary::name).forEach(network.getItems()::add);
        network.getSelectionModel().selectFirst();
        network.setMaxWidth(Double.MAX_VALUE);
        VBox form = new VBox(
                field(Texts.get("import.name"), name, message),
                field(Texts.get("pod.hostname"), hostname),
                field(Texts.get("pod.share"), kinds),
                field(Texts.get("import.network"), network));
        form.getStyleClass().add("sheet-form");
        return form;
    }

    private static Node field(String label, Node... nodes) {
        Label text = new Label(label);
        text.getStyleClass().add("field-label");
        VBox field = new VBox(4, text);
        field.getChildren().addAll(nodes);
        return field;
    }

    private Node buttons() {
        Button cancel = new Button(Texts.get("button.cancel"));
        cancel.setOnAction(event -> desk.layers().close());
        act.setDefaultButton(true);
        act.setId("pod-act");
        act.getStyleClass().add("accent");
        act.setOnAction(event -> submit());
        HBox row = new HBox(8, cancel, act);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    private void validate() {
        String text = name.getText().strip();
        String wrong = "";
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            wrong = Texts.get("import.name.form");
        } else if (desk.world().pods().stream().anyMatch(pod -> pod.name().equals(text))
                || desk.world().containers().stream()
                        .anyMatch(container -> container.name().equals(text))) {
            wrong = Texts.get("import.name.taken", text);
        }
        message.setText(wrong);
        message.setVisible(!wrong.isEmpty());
        message.setManaged(!wrong.isEmpty());
        act.setDisable(!wrong.isEmpty());
    }

    private void submit() {
        List<String> kinds = new ArrayList<>();
        share.forEach((kind, box) -> {
            if (box.isSelected()) {
                kinds.add(kind);
            }
        });
        int chosen = network.getSelectionModel().getSelectedIndex();
        List<String> networks = chosen < 2 ? List.of() : List.of(network.getValue());
        PodCalls.Create create = new PodCalls.Create(
                name.getText().isBlank() ? null : name.getText().strip(),
                null,
                kinds,
                null,
                null,
                chosen == 0 ? null : networks,
                hostname.getText().isBlank() ? null : hostname.getText().strip(),
                null);
        desk.layers().close();
        desk.background().deliver(desk.helper().call(PodCalls.CREATE, create), named -> {}, desk.notices()::failed);
    }
}
