package dev.slipway.gui.restore;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.CheckpointTarget;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.PodSummary;

/**
 * Lets a checkpoint be dropped on a pod, to be restored into it if its container was in one, on its container, to go on in it, or where
 * containers are listed, to become a new one.
 */
public final class CheckpointDrop implements CheckpointTarget {
    private final Desk desk;

    /** For a desk. */
    public CheckpointDrop(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Offer offer(String id, ActionContext place) {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        if (checkpoint == null) {
            return nowhere();
        }
        if (place.pods().size() == 1) {
            PodSummary pod = place.pods().get(0);
            if (checkpoint.pod() == null) {
                return refused(Texts.get("drop.checkpoint.noPod", checkpoint.containerName()));
            }
            return offer(
                    Texts.get("drop.checkpoint.pod", checkpoint.name(), pod.name()),
                    () -> RestoreSheet.asClone(desk, checkpoint, pod.id()));
        }
        if (place.equals(ActionContext.nothing(place.connected()))) {
            return offer(
                    Texts.get("drop.checkpoint.clone", checkpoint.name()),
                    () -> RestoreSheet.asClone(desk, checkpoint, ""));
        }
        boolean isOwn =
                place.containers().size() == 1 && place.containers().get(0).id().equals(checkpoint.container());
        return isOwn
                ? offer(
                        Texts.get("drop.checkpoint.container", checkpoint.name(), checkpoint.containerName()),
                        () -> RestoreSheet.inPlace(desk, checkpoint))
                : nowhere();
    }

    private static Offer offer(String title, Runnable open) {
        return new Offer(true, title, Texts.get("drop.checkpoint.sheet"), open);
    }

    @Override
    public Offer nowhere() {
        return refused(Texts.get("drop.checkpoint.where"));
    }

    private static Offer refused(String text) {
        return new Offer(false, Texts.get("drop.checkpoint.not"), text, () -> {});
    }
}
