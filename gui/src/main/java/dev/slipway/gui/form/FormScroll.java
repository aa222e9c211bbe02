package dev.slipway.gui.form;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** The fields of a form, scrolled where there is no room for all of them. */
final class FormScroll extends ScrollPane {
    private static final double ABOVE = 64;

    private final Node fields;

    FormScroll(Node fields) {
        super(fields);
        this.fields = fields;
        fields.getStyleClass().add("sheet-form");
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("edge-to-edge");
    }

    /** Unfolds each section in which something is wrong, and puts the cursor into the first such field, in sight. */
    void showWrong() {
        Fields.unfoldWrong(fields);
        applyCss();
        layout();
        firstWrong(fields).ifPresent(wrong -> {
            bringIntoSight(wrong);
            wrong.requestFocus();
        });
    }

    private void bringIntoSight(Node field) {
        double hidden =
                fields.getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = fields.sceneToLocal(field.localToScene(field.getLayoutBounds()))
                    .getMinY();
            setVvalue(Math.max(0, Math.min(1, (top - ABOVE) / hidden)));
        }
    }

    private static Optional<Node> firstWrong(Node at) {
        if (at.getPseudoClassStates().contains(Styles.STATE_DANGER)) {
            return Optional.of(at);
        }
        return at instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstWrong(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}
