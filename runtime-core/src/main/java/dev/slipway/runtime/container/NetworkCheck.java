package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.ArrayList;
import java.util.List;

/** Asks the plugins whether the places that containers have on networks are as they were made (CNI's CHECK). */
@SuppressWarnings("try") // a lock is held, not looked at
final class NetworkCheck {
    private final Machinery parts;

    NetworkCheck(Machinery parts) {
        this.parts = parts;
    }

    /** What is wrong, one sentence for each container that it is wrong with; takes some milliseconds for each that runs. */
    List<String> run() {
        List<String> found = new ArrayList<>();
        for (ContainerRecord container : parts.state().containers()) {
            if (container.state().netns() != null) {
                try (Locks.Held held = parts.locks().hold(container.id())) {
                    check(container.id());
                } catch (EngineException e) {
                    found.add("container " + container.name() + ": " + e.message());
                }
            }
        }
        return found;
    }

    /** Its places are its run's: one that has ended meanwhile has none. */
    private void check(String id) {
        if (parts.state()
                .container(id)
                .filter(now -> now.status().hasProcess() && now.state().netns() != null)
                .isPresent()) {
            parts.networks().check(id);
        }
    }
}
