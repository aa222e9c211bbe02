package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ManyLocksTest {
    /** Four times as many as libpod has for containers, pods and volumes together. */
    private static final int MANY = 8_192;

    @Test
    @Tag("R-LOCK-04")
    void noNumberOfObjectsExhaustsThem() {
        Locks locks = new Locks();
        for (int round = 0; round < 2; round++) {
            List<Locks.Held> held = IntStream.range(0, MANY)
                    .mapToObj(number -> locks.hold("object-" + number))
                    .toList();
            assertThat(held).hasSize(MANY);
            held.forEach(Locks.Held::close);
        }
    }
}
