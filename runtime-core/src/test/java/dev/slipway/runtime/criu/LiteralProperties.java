package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bytes are found where they are, and nowhere else. */
class LiteralProperties {
    @Property
    void theFirstPlaceIsFoundAndTheWholeOfIt(
            @ForAll("texts") byte[] text,
            @ForAll("patterns") byte[] pattern,
            @ForAll @IntRange(max = 60) int from,
            @ForAll @IntRange(max = 60) int without) {
        int begin = Math.min(from, text.length);
        int end = Math.max(begin, text.length - without);

        assertThat(new Literal(pattern).find(text, begin, end))
                .isEqualTo(characters(text, end).indexOf(characters(pattern, pattern.length), begin));
    }

    /** Each byte a character, so that strings tell what is right. */
    private static String characters(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return bytes().array(byte[].class).ofMaxSize(200);
    }

    @Provide
    Arbitrary<byte[]> patterns() {
        return bytes().array(byte[].class).ofMinSize(1).ofMaxSize(12);
    }

    /** Few different ones, among them those that memory is full of, and 1, which is next to a zero taken for one at first. */
    private static Arbitrary<Byte> bytes() {
        return Arbitraries.of((byte) 0, (byte) 1, (byte) -1, (byte) -128, (byte) 'a');
    }
}
