package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.Collection;

/** Keeps containers from being removed that are protected from it. */
public final class Guard {
    private Guard() {}

    /**
     * Returns if none of them is protected; NOT_PERMITTED, naming the first that is.
     *
     * @param what is to be removed: {@code container x}, {@code pod y}
     */
    public static void check(String what, Collection<ContainerRecord> removed) {
        for (ContainerRecord container : removed) {
            if (container.config().guarded()) {
                throw EngineException.of(
                                ErrorKind.NOT_PERMITTED,
                                "could not remove " + what + ": container " + container.name() + " is protected")
                        .about(container.id())
                        .hint("Take the protection off first: container.update with protected false.");
            }
        }
    }
}
