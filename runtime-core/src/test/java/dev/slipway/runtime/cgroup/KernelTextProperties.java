package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class KernelTextProperties {
    private static KernelText of(String text) {
        KernelText kernel = new KernelText();
        kernel.set(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return kernel;
    }

    @Property(tries = 200)
    void everyKeyHasItsNumber(
            @ForAll Map<@AlphaChars @StringLength(min = 1, max = 20) String, @LongRange(min = 0) Long> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append(' ').append(value).append('\n'));
        KernelText kernel = of(text.toString());
        values.forEach((key, value) ->
                assertThat(kernel.numberOf(KernelText.word(key + " "))).isEqualTo(value));
        assertThat(kernel.numberOf(KernelText.word("not there "))).isEqualTo(KernelText.NONE);
    }

    @Property(tries = 200)
    void aLineThatIsCutOffTellsNothing(@ForAll @IntRange(min = 1, max = 4_200) int filler) {
        KernelText kernel = KernelText.small();
        kernel.set(KernelText.word("x".repeat(filler) + "\nkey 1234567890\n"));
        long found = kernel.numberOf(KernelText.word("key "));
        assertThat(found).isIn(1_234_567_890L, KernelText.NONE);
        assertThat(found == KernelText.NONE).isEqualTo(filler + "\nkey 1234567890\n".length() > 4_096);
    }

    @Property(tries = 200)
    void numbersBeyondTheRangeAreItsEnd(@ForAll @LongRange(min = 0) long more) {
        KernelText kernel = of("9" + Long.MAX_VALUE + more + "\nmax\n");
        assertThat(kernel.nextLine()).isTrue();
        assertThat(kernel.number()).isEqualTo(Long.MAX_VALUE);
        assertThat(kernel.nextLine()).isTrue();
        assertThat(kernel.number()).isEqualTo(KernelText.NONE);
        assertThat(kernel.nextLine()).isFalse();
    }

    @Property(tries = 200)
    void sharesHaveTheirDecimals(@ForAll @DoubleRange(min = 0, max = 100) double share) {
        KernelText kernel = of("%.2f avg60=1.00%n".formatted(share));
        assertThat(kernel.nextLine()).isTrue();
        assertThat(kernel.decimal()).isCloseTo(share, within(0.0051));
    }

    @Property(tries = 200)
    void noTextBreaksIt(@ForAll String any, @ForAll List<@LongRange(min = 0, max = 6) Long> steps) {
        KernelText kernel = of(any);
        for (long step : steps) {
            switch ((int) step) {
                case 0 -> kernel.nextLine();
                case 1 -> kernel.skipWord();
                case 2 -> kernel.skipAfter(' ');
                case 3 -> assertThat(kernel.number()).isGreaterThanOrEqualTo(KernelText.NONE);
                case 4 -> kernel.skip(KernelText.word("a"));
                case 5 -> {
                    double share = kernel.decimal();
                    assertThat(Double.isNaN(share) || share >= 0).isTrue();
                }
                default -> assertThat(kernel.rest().length()).isLessThanOrEqualTo(any.length());
            }
        }
    }
}
