package dev.slipway.gui.timeline;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A checkpoint on its lane: a disc whose area tells its bytes against those of the largest. */
final class Mark extends Label {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
    /** The option's word for one that holds memory alone and can't be restored by itself. */
    private static final String IN_ADVANCE = "preCheckpoint";

    private final CheckpointSummary checkpoint;
    private final double diameter;

    Mark(CheckpointSummary checkpoint, LaneHost host) {
        this.checkpoint = checkpoint;
        this.diameter = MarkSize.diameter(checkpoint.size(), host.largest());
        getStyleClass().setAll("checkpoint-mark");
        if (checkpoint.options().contains(IN_ADVANCE)) {
            getStyleClass().add("in-advance");
        }
        setId("mark-" + checkpoint.id());
        setMinSize(diameter, diameter);
        setPrefSize(diameter, diameter);
        setMaxSize(diameter, diameter);
        setAccessibleText(words(checkpoint));
        Tips.on(this, () -> words(checkpoint));
        listen(this, checkpoint, host);
    }

    /** Lets a node stand for a checkpoint: its mark, or its name. */
    static void listen(Node node, CheckpointSummary checkpoint, LaneHost host) {
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            host.pressed(checkpoint, event);
            event.consume();
        });
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                host.opened(checkpoint);
            }
            event.consume();
        });
        node.addEventHandler(MouseEvent.DRAG_DETECTED, event -> host.dragged(checkpoint, event, node));
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> host.menu(checkpoint, event, node));
    }

    CheckpointSummary checkpoint() {
        return checkpoint;
    }

    double diameter() {
        return diameter;
    }

    void show(Choice.State choice) {
        pseudoClassStateChanged(CHOSEN, choice.ids().contains(checkpoint.id()));
        pseudoClassStateChanged(LEAD, choice.isLead(checkpoint.id()));
    }

    /** All that is known of it in a few words. */
    static String words(CheckpointSummary checkpoint) {
        String options = String.join(", ", checkpoint.options());
        String note = checkpoint.note();
        return String.join(
                        "\n",
                        Texts.get(
                                "timeline.mark",
                                checkpoint.name(),
                                checkpoint.containerName(),
                                Ages.full(checkpoint.created()),
                                Amounts.bytes(checkpoint.size())),
                        options,
                        note == null ? "" : note)
                .strip();
    }
}
