package dev.slipway.gui.oom;

import dev.slipway.gui.create.PodUpdateSheet;
import dev.slipway.gui.create.UpdateSheet;
import dev.slipway.gui.desk.Desk;

/** What can be done at once about a lack of memory. */
final class Remedies {
    private Remedies() {}

    /** Whether what ran out of memory is still there. */
    static boolean canRaise(Desk desk, OomStory story) {
        return story.type().equals("pod")
                ? desk.world().pod(story.id()).isPresent()
                : desk.world().container(story.id()).isPresent();
    }

    /** Opens the sheet of its limits with more memory filled in. */
    static void raise(Desk desk, OomStory story) {
        if (story.type().equals("pod")) {
            desk.world().pod(story.id()).ifPresent(pod -> PodUpdateSheet.open(desk, pod, story.suggestion()));
        } else {
            desk.world()
                    .container(story.id())
                    .ifPresent(container -> UpdateSheet.open(desk, container, story.suggestion()));
        }
    }

    /** Opens what ran out of memory. */
    static void open(Desk desk, OomStory story) {
        if (story.type().equals("pod")) {
            desk.openings().pod(story.id());
        } else {
            desk.openings().container(story.id(), "statistics");
        }
    }
}
