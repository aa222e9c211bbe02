package dev.slipway.gui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterParserProperties {
    private record Meant(boolean negated, String key, String operator, String value) {
        static Meant of(FilterTerm term) {
            return new Meant(term.negated(), term.key(), term.operator(), term.value());
        }

        String source() {
            return new FilterTerm(negated, key, operator, value, 0, 0, 0).source();
        }
    }

    @Example
    void readsKeysNegationAndQuotes() {
        assertThat(FilterParser.terms("state:running -pod:\"my shop\" mem>=500M  \"a \\\"b\\\"\" - x:"))
                .extracting(Meant::of)
                .containsExactly(
                        new Meant(false, "state", ":", "running"),
                        new Meant(true, "pod", ":", "my shop"),
                        new Meant(false, "mem", ">=", "500M"),
                        new Meant(false, "", "", "a \"b\""),
                        new Meant(false, "", "", "-"),
                        new Meant(false, "x", ":", ""));
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("filters") List<Meant> filter) {
        String text = filter.stream().map(Meant::source).collect(Collectors.joining(" "));

        assertThat(FilterParser.terms(text)).extracting(Meant::of).isEqualTo(filter);
    }

    @Property
    void anyTextIsAFilterWhoseTermsFollowEachOther(@ForAll("texts") String text) {
        int at = 0;
        for (FilterTerm term : FilterParser.terms(text)) {
            assertThat(text.substring(at, term.start())).isBlank();
            assertThat(term.valueStart()).isBetween(term.start(), term.end());
            assertThat(term.end()).isGreaterThan(term.start());
            at = term.end();
        }
        assertThat(text.substring(at)).isBlank();
    }

    @Provide
    Arbitrary<List<Meant>> filters() {
        Arbitrary<String> values =
                Arbitraries.strings().withChars("ab:-=<>\"\\ \t1").ofMaxLength(6);
        Arbitrary<Meant> words = Combinators.combine(Arbitraries.of(true, false), values)
                .as((negated, value) -> new Meant(negated, "", "", value));
        Arbitrary<Meant> keyed = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("state", "mem", "x"),
                        Arbitraries.of(":", ">", "<", ">=", "<="),
                        values)
                .as(Meant::new);
        return Arbitraries.oneOf(words, keyed).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab:-=<>\"\\ \t1").ofMaxLength(20);
    }
}
