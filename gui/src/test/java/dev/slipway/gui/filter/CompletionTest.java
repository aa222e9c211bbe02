package dev.slipway.gui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final FilterWords<String> words = FilterWords.of((String text) -> text)
            .word("state", String::startsWith, () -> Stream.of("running", "exited", "running"))
            .word("pod", String::contains, () -> Stream.of("my shop", "shop", "bank", ""))
            .bytes("mem", text -> 1.0);

    @Test
    void aWordMayBecomeAKey() {
        assertThat(inserted("st", false)).containsExactly("state:");
        assertThat(inserted("running -m", false)).containsExactly("mem>");
        assertThat(at("running -m", false).from()).isEqualTo(9);
    }

    @Test
    void behindAKeyComeTheValuesThatThereAre() {
        assertThat(inserted("state:", false)).containsExactly("exited ", "running ");
        assertThat(inserted("state:RUN", false)).containsExactly("running ");
    }

    @Test
    void valuesThatBeginSoComeFirstAndSpacesAreQuoted() {
        assertThat(inserted("pod:sh", false)).containsExactly("shop ", "\"my shop\" ");
        assertThat(inserted("pod:\"my", false)).containsExactly("\"my shop\" ");
    }

    @Test
    void whatIsWholeIsNotOfferedAgain() {
        assertThat(inserted("pod:bank", false)).isEmpty();
    }

    @Test
    void amountsHaveExamples() {
        assertThat(inserted("mem>", false)).containsExactly("500M ", "2G ");
    }

    @Test
    void whereNothingIsBegunKeysAreOfferedToWhoAsks() {
        assertThat(inserted("", false)).isEmpty();
        assertThat(inserted("state:running ", true)).containsExactly("state:", "pod:", "mem>");
    }

    @Test
    void moreThanAreShownAreCounted() {
        FilterWords<String> many = FilterWords.of((String text) -> text)
                .word("n", String::equals, () -> Stream.iterate(1, n -> n + 1)
                        .limit(25)
                        .map(n -> "v" + n));

        Completion completion = Completion.at(many, "n:v", 3, false);

        assertThat(completion.items()).hasSize(Completion.MOST).first().hasFieldOrPropertyWithValue("text", "v1");
        assertThat(completion.more()).isEqualTo(25 - Completion.MOST);
    }

    private Completion at(String text, boolean asked) {
        return Completion.at(words, text, text.length(), asked);
    }

    private Stream<String> inserted(String text, boolean asked) {
        return at(text, asked).items().stream().map(Completion.Item::insert);
    }
}
