package dev.slipway.gui.bundle;

import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Finding;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What a validation found, errors first, each with its remedy. */
final class FindingList extends VBox {
    private boolean errors;

    FindingList() {
        getStyleClass().add("findings");
    }

    boolean hasErrors() {
        return errors;
    }

    void looking() {
        getChildren().setAll(line(MaterialDesignI.INFORMATION_OUTLINE, "muted", Texts.get("import.looking")));
    }

    void failed(String why) {
        getChildren().setAll(line(MaterialDesignA.ALERT_OUTLINE, "warning", Notices.sentence(why)));
    }

    void show(List<Finding> findings) {
        getChildren().clear();
        errors = findings.stream().anyMatch(finding -> finding.severity().equals("error"));
        if (findings.isEmpty()) {
            getChildren().add(line(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "success", Texts.get("import.sound")));
        }
        findings.forEach(finding -> getChildren().add(line(finding)));
    }

    private static Label line(Finding finding) {
        String remedy = finding.remedy();
        String text = Notices.sentence(finding.message()) + (remedy == null ? "" : "\n" + Notices.sentence(remedy));
        return switch (finding.severity()) {
            case "error" -> line(MaterialDesignC.CLOSE_CIRCLE_OUTLINE, "danger", text);
            case "warning" -> line(MaterialDesignA.ALERT_OUTLINE, "warning", text);
            default -> line(MaterialDesignI.INFORMATION_OUTLINE, "muted", text);
        };
    }

    private static Label line(Ikon icon, String role, String text) {
        Label label = new Label(text, new FontIcon(icon));
        label.getStyleClass().addAll("finding", role);
        label.setWrapText(true);
        return label;
    }
}
