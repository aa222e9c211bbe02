package dev.slipway.gui.timeline;

import dev.slipway.protocol.model.CheckpointSummary;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What keys do on the timeline: arrows go from mark to mark, with Shift they choose more, with Ctrl they only look. */
final class TimelineKeys {
    private static final double CLOSER = 0.6;
    private static final double STEP = 0.2;
    private static final int PAGE = 5;

    private final Supplier<Lanes> lanes;
    private final TimelineRange range;
    private final Choice choice;

    TimelineKeys(Supplier<Lanes> lanes, TimelineRange range, Choice choice) {
        this.lanes = lanes;
        this.range = range;
        this.choice = choice;
    }

    /** Does what a key is for; tells whether it is for anything. */
    boolean handle(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        return handleMove(event) || handleOther(event);
    }

    private boolean handleMove(KeyEvent event) {
        Optional<CheckpointSummary> target = target(event.getCode());
        target.ifPresent(checkpoint -> go(checkpoint, event));
        return target.isPresent();
    }

    private Optional<CheckpointSummary> target(KeyCode code) {
        Lanes now = lanes.get();
        String lead = choice.get().lead();
        if (lead == null) {
            return isMove(code) ? now.newest() : Optional.empty();
        }
        return switch (code) {
            case LEFT -> now.beside(lead, -1);
            case RIGHT -> now.beside(lead, 1);
            case HOME -> now.beside(lead, Integer.MIN_VALUE);
            case END -> now.beside(lead, Integer.MAX_VALUE);
            case UP -> now.across(lead, -1);
            case DOWN -> now.across(lead, 1);
            case PAGE_UP -> now.across(lead, -PAGE);
            case PAGE_DOWN -> now.across(lead, PAGE);
            default -> Optional.empty();
        };
    }

    private static boolean isMove(KeyCode code) {
        return code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
    }

    private void go(CheckpointSummary checkpoint, KeyEvent event) {
        if (event.isShortcutDown()) {
            choice.lead(checkpoint.id());
        } else if (event.isShiftDown()) {
            choice.add(checkpoint.id());
        } else {
            choice.only(checkpoint.id());
        }
    }

    private boolean handleOther(KeyEvent event) {
        @Nullable String lead = choice.get().lead();
        switch (event.getCode()) {
            case SPACE -> {
                if (lead != null) {
                    choice.toggle(lead);
                }
            }
            case PLUS, ADD, EQUALS -> range.zoom(CLOSER, 0.5);
            case MINUS, SUBTRACT -> range.zoom(1 / CLOSER, 0.5);
            case DIGIT0, NUMPAD0 -> range.showWhole();
            case COMMA -> range.move(-STEP);
            case PERIOD -> range.move(STEP);
            default -> {
                return false;
            }
        }
        return true;
    }
}
