package dev.slipway.gui.restore;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.FindingList;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.Finding;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What would keep a restore from working, asked anew whenever the form or the world changes; an answer to an older form is passed over. */
final class PreflightPane extends VBox {
    private final Desk desk;
    private final RestoreForm form;
    private final FindingList findings = new FindingList("preflight");
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final InvalidationListener changed = property -> FxThread.later(pause::playFromStart);

    PreflightPane(Desk desk, RestoreForm form) {
        this.desk = desk;
        this.form = form;
        getStyleClass().add("preflight");
        setId("preflight");
        Label title = new Label(Texts.get("preflight.title"));
        title.getStyleClass().add("facts-title");
        getChildren().addAll(title, findings);
        findings.looking();
        pause.setOnFinished(event -> ask());
        form.changesProperty().addListener(new WeakInvalidationListener(changed));
        desk.world().revisionProperty().addListener(new WeakInvalidationListener(changed));
        sceneProperty().subscribe(scene -> ask());
    }

    private void ask() {
        if (!form.isAskable() || getScene() == null) {
            return;
        }
        long asked = form.changesProperty().get();
        desk.background()
                .deliver(
                        desk.helper().call(CheckpointCalls.PREFLIGHT, form.request()),
                        found -> show(asked, found),
                        failure -> fail(asked, failure));
    }

    private void show(long asked, List<Finding> found) {
        if (asked == form.changesProperty().get()) {
            List<Finding> apart = form.follow(found);
            if (apart.isEmpty() && !form.soundProperty().get()) {
                findings.failed(Texts.get("preflight.below"));
            } else {
                findings.show(apart);
            }
        }
    }

    private void fail(long asked, Throwable failure) {
        if (asked == form.changesProperty().get()) {
            findings.failed(Texts.get("preflight.failed", Refusal.words(failure)));
        }
    }
}
