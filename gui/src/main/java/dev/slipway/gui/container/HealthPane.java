package dev.slipway.gui.container;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerDetail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What a container's health check is and what it found last; takes no room where there is none. */
final class HealthPane extends VBox {
    private static final int SHOWN = 5;
    /** How the command is run, which its first word says. */
    private static final Set<String> KINDS = Set.of("CMD", "CMD-SHELL");

    private final Facts facts = new Facts(Texts.get("overview.health"));
    private final VBox runs = new VBox();

    HealthPane() {
        getStyleClass().add("health-pane");
        runs.getStyleClass().add("health-runs");
        getChildren().addAll(facts, runs);
        show(false);
    }

    /** Shows what an inspection told. */
    void show(ContainerDetail detail) {
        ContainerDetail.Health health = detail.state().health();
        Object check = detail.config().get("healthcheck");
        show(health != null || check != null);
        facts.clear();
        runs.getChildren().clear();
        if (health != null) {
            StatusLabel chip = StatusLabel.chip();
            chip.show(StatusLook.ofHealth(health.status()));
            facts.add(Texts.get("fact.status"), chip);
            facts.add(Texts.get("fact.failingStreak"), String.valueOf(health.failingStreak()));
        }
        if (check instanceof Map<?, ?> told) {
            addCheck(told);
        }
        if (health != null) {
            List<ContainerDetail.HealthRun> newest = new ArrayList<>(health.runs());
            Collections.reverse(newest);
            newest.stream().limit(SHOWN).map(HealthPane::run).forEach(runs.getChildren()::add);
        }
    }

    private void addCheck(Map<?, ?> told) {
        if (told.get("test") instanceof List<?> test) {
            facts.add(
                    Texts.get("fact.command"),
                    test.stream()
                            .map(String::valueOf)
                            .filter(word -> !KINDS.contains(word))
                            .collect(Collectors.joining(" ")));
        }
        facts.add(
                Texts.get("fact.rhythm"),
                Texts.get("health.rhythm", seconds(told, "interval"), seconds(told, "timeout"), text(told, "retries")));
        facts.add(Texts.get("fact.onFailure"), text(told, "onFailure"));
    }

    private static Node run(ContainerDetail.HealthRun run) {
        boolean passed = run.exitCode() == 0;
        StatusLabel outcome = new StatusLabel();
        outcome.show(new StatusLook(
                passed ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CLOSE_CIRCLE,
                passed ? "success" : "danger",
                passed
                        ? Texts.get("health.run.passed")
                        : run.exitCode() < 0
                                ? Texts.get("health.run.broken")
                                : Texts.get("health.run.failed", run.exitCode())));
        Label time = new Label(Ages.clock(run.started()) + "  "
                + Texts.get(
                        "health.took",
                        Duration.between(run.started(), run.ended()).toMillis()));
        time.getStyleClass().add("dim-text");
        HBox head = new HBox(10, outcome, time);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(2, head);
        box.getStyleClass().add("health-run");
        if (!run.output().isBlank()) {
            Label output = new Label(run.output().strip());
            output.getStyleClass().addAll("mono", "health-output");
            output.setWrapText(true);
            Tips.on(output, run.output().strip());
            box.getChildren().add(output);
        }
        return box;
    }

    private void show(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }

    private static String seconds(Map<?, ?> told, String key) {
        return told.get(key) instanceof Number number ? Quantities.time(number.doubleValue()) : "–";
    }

    private static String text(Map<?, ?> told, String key) {
        Object value = told.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
