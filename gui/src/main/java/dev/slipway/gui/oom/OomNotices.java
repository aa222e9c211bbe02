package dev.slipway.gui.oom;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Event;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;

/** Tells of each end by lack of memory as it happens; those that are long past when the workbench hears of them are left to the list of events. */
public final class OomNotices {
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final Desk desk;
    private final InstantSource clock;

    private OomNotices(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Tells from now on. */
    public static void begin(Desk desk, InstantSource clock) {
        OomNotices it = new OomNotices(desk, clock);
        desk.world().events().addListener(it::heard);
    }

    private void heard(ListChangeListener.Change<? extends Event> change) {
        while (change.next()) {
            change.getAddedSubList().stream()
                    .filter(event -> event.time().plus(NEWS).isAfter(clock.instant()))
                    .flatMap(event -> OomStory.of(event).stream())
                    .forEach(this::tell);
        }
    }

    private void tell(OomStory story) {
        List<Notice.Offer> offers = new ArrayList<>();
        if (Remedies.canRaise(desk, story)) {
            offers.add(new Notice.Offer(Texts.get("oom.raise"), () -> Remedies.raise(desk, story)));
            offers.add(new Notice.Offer(Texts.get("offer.open"), () -> Remedies.open(desk, story)));
        }
        String detail = Stream.of(story.what(), story.why())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        desk.notices()
                .tell(
                        Notice.Level.ERROR,
                        Texts.get("oom.title", story.name()),
                        detail,
                        () -> OomPane.picture(story).orElse(null),
                        offers);
    }
}
