package dev.slipway.gui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BulkActTest {
    private final Notices notices = new Notices(InstantSource.system());
    private final Desk desk = new Desk(
            null,
            null,
            null,
            new Background(Runnable::run, Runnable::run),
            null,
            null,
            notices,
            null,
            null,
            null,
            null,
            null);
    private final Map<String, CompletableFuture<Void>> asked = new HashMap<>();

    @Test
    void nothingIsToldBeforeTheLastHasEndedAndThenAllInOne() {
        stop("a", "b", "c");
        asked.get("a").complete(null);
        asked.get("c").completeExceptionally(new IllegalStateException("it does not answer"));
        assertThat(notices.all()).isEmpty();

        asked.get("b").complete(null);

        Notice notice = notices.all().get(0);
        assertThat(notices.all()).hasSize(1);
        assertThat(notice.level()).isEqualTo(Notice.Level.WARNING);
        assertThat(notice.title()).isEqualTo("2 of 3 containers stopped; 1 could not");
        assertThat(notice.detail()).isEqualTo("c: It does not answer.");
    }

    @Test
    void whatFailedIsTriedAgainAlone() {
        stop("a", "b");
        asked.get("a").complete(null);
        asked.get("b").completeExceptionally(new IllegalStateException("no"));
        asked.clear();

        notices.all().get(0).offers().get(0).work().run();
        assertThat(asked).containsOnlyKeys("b");
        asked.get("b").complete(null);

        assertThat(notices.all().get(0).title()).isEqualTo("1 container stopped");
    }

    @Test
    void ofManyFailuresAFewAreNamedAndAllAreOffered() {
        String[] names = {"a", "b", "c", "d", "e", "f"};
        stop(names);
        for (String name : names) {
            asked.get(name).completeExceptionally(new IllegalStateException("no"));
        }

        Notice notice = notices.all().get(0);
        assertThat(notice.title()).isEqualTo("None of 6 containers stopped");
        assertThat(notice.detail().lines()).hasSize(5).last().isEqualTo("and 2 more");
        assertThat(notice.offers()).extracting(Notice.Offer::text).containsExactly("Try again", "Details");
    }

    @Test
    void ofASingleOneOnlyItsFailureIsTold() {
        stop("a");
        asked.get("a").complete(null);
        assertThat(notices.all()).isEmpty();

        stop("b");
        asked.get("b").completeExceptionally(new IllegalStateException("could not stop b: no"));
        assertThat(notices.all()).extracting(Notice::title).containsExactly("Could not stop b: no.");
    }

    private void stop(String... names) {
        BulkAct.run(
                desk,
                "container.stop",
                List.of(names),
                name -> name,
                name -> asked.computeIfAbsent(name, any -> new CompletableFuture<>()));
    }
}
