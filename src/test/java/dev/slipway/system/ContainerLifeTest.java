package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A container's life from a bundle to its removal, over the socket. */
class ContainerLifeTest extends SharedHelperTest {
    @Test
    void aBundleRunsIsPausedResumedStoppedAndRemoved() {
        var container = client().create(client().importInPlace(bundles().hello(), "hello"), "hello");
        client().start(container);
        assertThat(client().summary(container).status()).isEqualTo("running");
        client().awaitLine(container, "line 1 ");
        client().pause(container);
        assertThat(client().summary(container).status()).isEqualTo("paused");
        client().resume(container);
        client().stop(container);
        assertThat(client().awaitExit(container)).isZero();
        client().awaitLine(container, "Goodbye");
        client().remove(container);
        assertThat(client().containers()).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheProcess() {
        var bundle = client().importInPlace(bundles().running("seven", "/bin/sh", "-c", "exit 7"), "seven");
        var container = client().create(bundle, "seven");
        client().start(container);
        assertThat(client().awaitExit(container)).isEqualTo(7);
        client().remove(container);
    }
}
