package dev.slipway.gui.bundle;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FindingList;
import dev.slipway.gui.form.SheetEdge;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The sheet that asks how a bundle folder is to be taken in. */
public final class ImportSheet extends BorderPane {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final Desk desk;
    private final BundleFolder folder;
    private final TextField name = new TextField();
    private final Label nameMessage = new Label();
    private final RadioButton copy = new RadioButton(Texts.get("import.copy"));
    private final RadioButton inPlace = new RadioButton(Texts.get("import.inPlace"));
    private final CheckBox start = new CheckBox(Texts.get("import.start"));
    private final ComboBox<String> pod = new ComboBox<>();
    private final ComboBox<String> network = new ComboBox<>();
    private final FindingList findings = new FindingList("import");
    private final Button act = new Button();

    private ImportSheet(Desk desk, BundleFolder folder) {
        this.desk = desk;
        this.folder = folder;
        setId("import-sheet");
        SheetEdge.on(this, desk.settings());
        Label title = new Label(Texts.get("import.title"));
        title.getStyleClass().add("sheet-title");
        setTop(title);
        ScrollPane scroll = new ScrollPane(form());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setBottom(buttons());
        validateName();
        validateBundle();
    }

    /** Opens the sheet for a folder that was recognized. */
    public static void open(Desk desk, BundleFolder folder) {
        ImportSheet sheet = new ImportSheet(desk, folder);
        desk.layers().showSheet(sheet, () -> {});
        sheet.name.requestFocus();
        sheet.name.selectAll();
    }

    private Node form() {
        Facts facts = new Facts(Texts.get("import.recognized"));
        facts.add(Texts.get("import.folder"), folder.path().toString());
        facts.add(Texts.get("fact.command"), String.join(" ", folder.command()));
        facts.add(Texts.get("fact.rootfs"), folder.rootfs());
        name.setText(unusedName());
        name.setId("import-name");
        name.textProperty().addListener((property, before, text) -> validateName());
        nameMessage.getStyleClass().add("field-message");
        ToggleGroup mode = new ToggleGroup();
        copy.setToggleGroup(mode);
        inPlace.setToggleGroup(mode);
        copy.setSelected(true);
        SystemCalls.Welcome welcome = desk.helper().welcomeProperty().get();
        inPlace.setDisable(welcome == null || welcome.uid() != 0);
        Label why = new Label(Texts.get(inPlace.isDisabled() ? "import.inPlace.notAllowed" : "import.inPlace.hint"));
        why.getStyleClass().add("field-hint");
        why.setWrapText(true);
        start.setSelected(true);
        start.setId("import-start");
        start.selectedProperty().addListener((property, before, selected) -> nameTheVerb());
        nameTheVerb();
        choices();
        VBox form = new VBox(
                facts,
                findings,
                field(Texts.get("import.name"), name, nameMessage),
                field(Texts.get("import.mode"), copy, inPlace, why),
                start,
                field(Texts.get("import.pod"), pod),
                field(Texts.get("import.network"), network));
        form.getStyleClass().add("sheet-form");
        return form;
    }

    private void choices() {
        pod.setItems(FXCollections.observableArrayList(Texts.get("import.noPod")));
        desk.world().pods().forEach(each -> pod.getItems().add(each.name()));
        pod.getSelectionModel().selectFirst();
        pod.setMaxWidth(Double.MAX_VALUE);
        network.setItems(FXCollections.observableArrayList(Texts.get("import.noNetwork")));
        desk.world().networks().stream().map(NetworkSummary::name).forEach(network.getItems()::add);
        network.getSelectionModel().selectFirst();
        network.setMaxWidth(Double.MAX_VALUE);
        pod.getSelectionModel()
                .selectedIndexProperty()
                .addListener((property, before, index) -> network.setDisable(index.intValue() > 0));
        pod.disableProperty().bind(start.selectedProperty().not());
    }

    private Node buttons() {
        Button cancel = new Button(Texts.get("button.cancel"));
        cancel.setOnAction(event -> desk.layers().close());
        act.setDefaultButton(true);
        act.getStyleClass().add("accent");
        act.setId("import-act");
        act.setOnAction(event -> submit());
        HBox row = new HBox(8, cancel, act);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    private static Node field(String label, Node... nodes) {
        Label text = new Label(label);
        text.getStyleClass().add("field-label");
        VBox field = new VBox(4, text);
        field.getChildren().addAll(nodes);
        return field;
    }

    private void nameTheVerb() {
        act.setText(Texts.get(start.isSelected() ? "import.verb.start" : "import.verb"));
    }

    private void validateName() {
        String text = name.getText().strip();
        String message = "";
        if (!NAME.matcher(text).matches()) {
            message = Texts.get("import.name.form");
        } else if (taken(text)) {
            message = Texts.get("import.name.taken", text);
        }
        nameMessage.setText(message);
        nameMessage.setVisible(!message.isEmpty());
        nameMessage.setManaged(!message.isEmpty());
        act.setDisable(!message.isEmpty() || findings.hasErrors());
    }

    private boolean taken(String text) {
        return desk.world().bundles().stream().anyMatch(bundle -> bundle.name().equals(text))
                || desk.world().containers().stream()
                        .anyMatch(container -> container.name().equals(text))
                || desk.world().pods().stream().anyMatch(each -> each.name().equals(text));
    }

    private String unusedName() {
        String wanted = folder.name().replaceAll("[^a-zA-Z0-9_.-]", "-").replaceAll("^[^a-zA-Z0-9]+", "");
        String base = wanted.isEmpty() ? "bundle" : wanted;
        String candidate = base;
        for (int number = 2; taken(candidate); number++) {
            candidate = base + "-" + number;
        }
        return candidate;
    }

    private void validateBundle() {
        findings.looking();
        desk.background()
                .deliver(
                        desk.helper().call(BundleCalls.VALIDATE, new BundleCalls.Validate(folder.config(), null)),
                        answer -> {
                            findings.show(answer.findings());
                            validateName();
                        },
                        failure -> findings.failed(String.valueOf(failure.getMessage())));
    }

    private void submit() {
        String network = this.network.getSelectionModel().getSelectedIndex() > 0 ? this.network.getValue() : "";
        Optional<String> joined = desk.world().pods().stream()
                .filter(each -> pod.getSelectionModel().getSelectedIndex() > 0
                        && each.name().equals(pod.getValue()))
                .map(PodSummary::id)
                .findFirst();
        desk.layers().close();
        BundleImport.begin(
                desk,
                new ImportRequest(
                        folder,
                        name.getText().strip(),
                        inPlace.isSelected(),
                        start.isSelected(),
                        joined.orElse(null),
                        network.isEmpty() || joined.isPresent() ? List.of() : List.of(network)),
                container -> {});
    }
}
