package dev.slipway.gui.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells of images that have come, and offers what can be done with them. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Tells of the result of a job.
     *
     * @param run opens the sheet of a new container of an image
     * @param atOnce whether that is done without being asked
     */
    static void tell(Desk desk, JsonNode result, Consumer<String> run, boolean atOnce) {
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        result.path("images").forEach(image -> {
            ids.add(image.path("id").asText());
            names.add(image.path("names").path(0).asText(image.path("id").asText()));
        });
        if (ids.isEmpty()) {
            return;
        }
        String first = ids.get(0);
        if (atOnce && !desk.layers().isShowing()) {
            run.accept(first);
            return;
        }
        desk.notices()
                .tell(
                        Notice.Level.SUCCESS,
                        Texts.count("image.come", ids.size()),
                        String.join(", ", names),
                        new Notice.Offer(Texts.get("offer.run"), () -> run.accept(first)),
                        new Notice.Offer(
                                Texts.get("offer.open"), () -> desk.openings().image(first)));
    }
}
