package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No place where an expression has a match is passed over, and most others are. */
class BeginningsProperties {
    @Property
    void noPlaceWithAMatchIsPassedOver(@ForAll("expressions") String expression, @ForAll("texts") String text) {
        Pattern pattern = Pattern.compile(expression);
        Beginnings beginnings = Beginnings.of(pattern);
        if (beginnings == null) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Matcher matcher = pattern.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
        for (int at = 0; at < bytes.length; at++) {
            if (matcher.region(at, bytes.length).lookingAt()) {
                assertThat(beginnings.next(bytes, at, at + 1, bytes.length)).isEqualTo(at);
            }
        }
    }

    @Example
    void placesThatNoMatchCanBeginAtArePassedOver() {
        byte[] text = "in 2026-11 and a1".getBytes(StandardCharsets.ISO_8859_1);
        Beginnings year = Beginnings.of(Pattern.compile("[0-9]{4}(-[0-9]+)?"));
        assertThat(year).isNotNull();
        assertThat(year.next(text, 0, text.length, text.length)).isEqualTo(3);
        assertThat(year.next(text, 6, text.length, text.length)).isEqualTo(8);
        assertThat(year.next(text, 9, text.length - 1, text.length)).isEqualTo(-1);
        assertThat(year.next(text, 9, text.length, text.length)).isEqualTo(text.length - 1);
    }

    @Example
    void whatBeginsWithAnythingOrLooksAroundHasNone() {
        for (String expression :
                List.of(".*x", "x?", "(?<=a)b", "(?<!a)b", "^a", "a$", "\\bword", "a\\B", "\\Aa", "a\\z")) {
            assertThat(Beginnings.of(Pattern.compile(expression)))
                    .as(expression)
                    .isNull();
        }
        assertThat(Beginnings.of(Pattern.compile("[^\\x00-\\xef]b"))).isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abAB1\r\n\u00e4").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> expressions() {
        return expressions(3);
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> atoms = Arbitraries.of(
                "a",
                "b",
                "ab",
                "[ab]",
                "[^a]",
                "[^ab\\n]",
                "\\d",
                "\\w",
                "\\W",
                "\\R",
                "\\X",
                ".",
                "(?i:a)",
                "(?s:.)",
                "\\x{e4}",
                "\\Qa1\\E");
        if (depth == 0) {
            return atoms;
        }
        Arbitrary<String> one = expressions(depth - 1);
        Arbitrary<String> times =
                Arbitraries.of("?", "*", "+", "??", "*?", "+?", "?+", "*+", "++", "{2}", "{0,2}", "{1,2}?");
        return Arbitraries.oneOf(
                atoms,
                Combinators.combine(one, one).as((first, second) -> first + second),
                Combinators.combine(one, one).as((first, second) -> "(?:" + first + "|" + second + ")"),
                Combinators.combine(one, times).as((first, repeated) -> "(?:" + first + ")" + repeated),
                Combinators.combine(Arbitraries.of("(?=", "(?!", "(?>"), one, one)
                        .as((kind, first, second) -> kind + first + ")" + second),
                one.map(first -> "(" + first + ")\\1"));
    }
}
