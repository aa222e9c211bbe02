package dev.slipway.helper.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void itReachesBackAsFarAsItHasDeltas() {
        Ring ring = new Ring(10, 3, 1_000);
        assertThat(ring.reaches(10)).isTrue();
        assertThat(ring.reaches(9)).isFalse();

        for (int revision = 11; revision <= 15; revision++) {
            ring.add(delta(revision, 1));
        }

        assertThat(ring.reaches(11)).isFalse();
        assertThat(ring.reaches(12)).isTrue();
        assertThat(revisions(ring.after(12, 1_000))).containsExactly(13L, 14L, 15L);
        assertThat(ring.after(15, 1_000)).isEmpty();
    }

    @Test
    void itsBytesAreBoundedButTheNewestIsKept() {
        Ring ring = new Ring(0, 100, 100);
        ring.add(delta(1, 60));
        ring.add(delta(2, 60));
        assertThat(ring.reaches(0)).isFalse();
        assertThat(revisions(ring.after(1, 1_000))).containsExactly(2L);

        ring.add(delta(3, 5_000));
        assertThat(ring.reaches(2)).isTrue();
        assertThat(ring.reaches(1)).isFalse();
    }

    @Test
    void aPieceHasAtLeastOneDelta() {
        Ring ring = new Ring(0, 100, 1_000);
        ring.add(delta(1, 50));
        ring.add(delta(2, 50));
        ring.add(delta(3, 50));

        assertThat(revisions(ring.after(0, 10))).containsExactly(1L);
        assertThat(revisions(ring.after(0, 100))).containsExactly(1L, 2L);
    }

    private static List<Long> revisions(List<Delta> deltas) {
        return deltas.stream().map(Delta::revision).toList();
    }

    private static Delta delta(long revision, int size) {
        return Delta.of(revision, List.of(new byte[size]), List.of());
    }
}
