package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SamplePackingProperties {
    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.longs().map(SamplePackingProperties::sample);
    }

    /** Any counters; cores and shares in the units in which they are kept. */
    private static Sample sample(long seed) {
        Random random = new Random(seed);
        return new Sample(
                Instant.ofEpochMilli(random.nextLong() >> 16),
                (random.nextInt(1_000_000_000) + 1_000_000_000L * random.nextInt(64)) / 1e9,
                random.nextInt(64),
                random.nextLong(),
                random.nextLong() >>> random.nextInt(64),
                random.nextLong() >>> 1,
                Long.MAX_VALUE,
                random.nextLong() >>> random.nextInt(64),
                random.nextInt(100),
                0,
                random.nextLong(),
                Long.MIN_VALUE,
                0,
                1,
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                new PressureCounters(Double.NaN, random.nextInt(10_000) / 1e4, 1),
                random.nextBoolean() ? Double.NaN : random.nextInt(1_000_000_000) / 1e9,
                random.nextBoolean() ? -1 : random.nextLong() >>> 1);
    }

    @Property
    void whatIsPackedComesBack(@ForAll("samples") Sample first, @ForAll @Size(max = 59) List<Long> seeds) {
        SampleChunk chunk = new SampleChunk();
        List<Sample> all = IntStream.rangeClosed(0, seeds.size())
                .mapToObj(i -> i == 0 ? first : sample(seeds.get(i - 1)))
                .toList();
        all.forEach(chunk::add);
        assertThat(chunk.samples()).isEqualTo(all);
        assertThat(SampleChunk.read(chunk.bytes())).isEqualTo(all);
        assertThat(chunk.newest()).isEqualTo(all.get(all.size() - 1));
        assertThat(chunk.first()).isEqualTo(first.time());
    }

    @Property
    void whatIsCutOffIsRefused(@ForAll("samples") Sample one, @ForAll @IntRange(min = 2, max = 23) int length) {
        SampleChunk chunk = new SampleChunk();
        chunk.add(one);
        assertThatThrownBy(() -> SampleChunk.read(Arrays.copyOf(chunk.bytes(), length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] any) {
        try {
            assertThat(SampleChunk.read(any)).hasSizeLessThanOrEqualTo(any.length);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("samples");
        }
    }
}
