package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.error.EngineException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LocksTest {
    private final Locks locks = new Locks();

    @Test
    @Tag("R-LOCK-01")
    void aPodIsLockedBeforeItsContainers() {
        Locks.Held pod = locks.holdPod("pod");
        Locks.Held container = locks.hold("container");
        assertThatThrownBy(() -> locks.holdPod("pod"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("may deadlock");
        container.close();
        locks.holdPod("pod").close();
        pod.close();
    }

    @Test
    @Tag("R-LOCK-02")
    void theHolderOfALockTakesItAgainWithoutWaitingForItself() throws Exception {
        Locks.Held first = locks.hold("a");
        locks.hold("a").close();
        var other = CompletableFuture.runAsync(() -> locks.hold("a").close());
        assertThat(other).isNotDone();
        first.close();
        other.get(10, TimeUnit.SECONDS);
    }

    @Test
    void objectsDoNotWaitForEachOther() throws Exception {
        Locks.Held first = locks.hold("a");
        CompletableFuture.runAsync(() -> locks.hold("b").close()).get(10, TimeUnit.SECONDS);
        first.close();
    }
}
