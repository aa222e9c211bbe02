package dev.slipway.gui.form;

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

/** What a look at a thing before its use found, each with its remedy. */
public final class FindingList extends VBox {
    private final String key;
    private boolean errors;

    /**
     * An empty list.
     *
     * @param key of the texts {@code key.looking}, while it is looked at, and {@code key.sound}, where nothing was found
     */
    public FindingList(String key) {
        this.key = key;
        getStyleClass().add("findings");
    }

    /** Whether something was found that keeps it from being used. */
    public boolean hasErrors() {
        return errors;
    }

    /** Says that it is being looked at. */
    public void looking() {
        getChildren().setAll(line(MaterialDesignI.INFORMATION_OUTLINE, "muted", Texts.get(key + ".looking")));
    }

    /** Says why it could not be looked at. */
    public void failed(String why) {
        getChildren().setAll(line(MaterialDesignA.ALERT_OUTLINE, "warning", Notices.sentence(why)));
    }

    /** Shows what was found, in this order. */
    public void show(List<Finding> findings) {
        getChildren().clear();
        errors = findings.stream().anyMatch(finding -> finding.severity().equals("error"));
        if (findings.isEmpty()) {
            getChildren().add(line(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "success", Texts.get(key + ".sound")));
        }
        findings.forEach(finding -> getChildren().add(line(finding)));
    }

    /** A finding in sentences: what is wrong, and on a line of its own what to do about it. */
    public static String words(Finding finding) {
        String remedy = finding.remedy();
        return Notices.sentence(finding.message()) + (remedy == null ? "" : "\n" + Notices.sentence(remedy));
    }

    private static Label line(Finding finding) {
        String text = words(finding);
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
