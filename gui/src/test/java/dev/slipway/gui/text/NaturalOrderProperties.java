package dev.slipway.gui.text;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NaturalOrderProperties {
    @Example
    void numbersAreOrderedByHowLargeTheyAre() {
        List<String> ordered =
                List.of("", "1", "2", "10", "Web", "web-2", "web-02x", "web-3", "web-10", "web-10-a", "x");
        assertThat(ordered.stream().sorted(Comparator.reverseOrder()).sorted(NATURAL_ORDER))
                .containsExactlyElementsOf(ordered);
    }

    @Property
    void oneNumberGoesBeforeALargerOne(@ForAll("names") String before, @ForAll @IntRange(min = 0) int number) {
        assertThat(NATURAL_ORDER.compare(before + "-" + number, before + "-" + (number + 1L)))
                .isNegative();
    }

    @Property
    void anyThreeHaveOneOrder(
            @ForAll("names") String one, @ForAll("names") String other, @ForAll("names") String third) {
        assertThat(Integer.signum(NATURAL_ORDER.compare(one, other)))
                .isEqualTo(-Integer.signum(NATURAL_ORDER.compare(other, one)));
        assertThat(NATURAL_ORDER.compare(one, other) == 0).isEqualTo(one.equals(other));
        List<String> sorted = Stream.of(one, other, third).sorted(NATURAL_ORDER).toList();
        assertThat(NATURAL_ORDER.compare(sorted.get(0), sorted.get(2))).isNotPositive();
        assertThat(Stream.of(third, one, other).sorted(NATURAL_ORDER)).isEqualTo(sorted);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aAbB-019").ofMaxLength(6);
    }
}
