package dev.slipway.gui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void putsWhatBeginsSoBeforeWhatHoldsItAndKindsInTheirOrder() {
        assertThat(titles(
                        "web",
                        hit(Hit.Kind.ACTION, "Open web", ""),
                        hit(Hit.Kind.CONTAINER, "cobweb", ""),
                        hit(Hit.Kind.CONTAINER, "my-web", ""),
                        hit(Hit.Kind.CONTAINER, "db", "serves web pages"),
                        hit(Hit.Kind.CONTAINER, "Web-1", ""),
                        hit(Hit.Kind.POD, "shop", "")))
                .containsExactly("Web-1", "my-web", "cobweb", "db", "Open web");
    }

    @Test
    void allWordsMustOccur() {
        Hit front = hit(Hit.Kind.CONTAINER, "web-front", "nginx");
        Hit back = hit(Hit.Kind.CONTAINER, "web-back", "java");
        assertThat(titles("web java", front, back)).containsExactly("web-back");
        assertThat(titles("web python", front, back)).isEmpty();
    }

    @Test
    void withoutAWordEverythingFitsUpToTheMostOfAKind() {
        Stream<Hit> many = IntStream.range(0, 50).mapToObj(i -> hit(Hit.Kind.CONTAINER, "c" + i, ""));
        assertThat(Ranking.best(Stream.concat(many, Stream.of(hit(Hit.Kind.POD, "p", ""))), " ", 3))
                .extracting(Hit::title)
                .containsExactly("c0", "c1", "c10", "p");
    }

    private static List<String> titles(String typed, Hit... hits) {
        return Ranking.best(Stream.of(hits), typed, 10).stream().map(Hit::title).toList();
    }

    private static Hit hit(Hit.Kind kind, String title, String words) {
        return new Hit(kind, null, title, "", words, null, () -> {});
    }
}
