package dev.slipway.runtime.container;

import dev.slipway.runtime.network.NetworkOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How saved processes go on in a container.
 *
 * @param images folder of CRIU's images
 * @param flags for the OCI runtime's restore: {@code --tcp-established}, {@code --file-locks}, ...
 * @param places what is wanted of its places on networks, by their names, in place of what its configuration wants
 * @param criuConfig a file with more options of CRIU, as criu(8) reads it; null for none
 * @param upper fills a new upper layer that takes the place of the present one, because CRIU refuses files that have
 *     changed since; null to leave that as it is
 * @param sharedMemory fills its {@code /dev/shm} if that is on the host and its own; null to leave it empty
 */
public record Revival(
        Path images,
        List<String> flags,
        Map<String, NetworkOptions> places,
        @Nullable Path criuConfig,
        @Nullable Filling upper,
        @Nullable Filling sharedMemory) {
    public Revival {
        flags = List.copyOf(flags);
        places = Map.copyOf(places);
    }

    /** Fills a new, empty folder. */
    public interface Filling {
        /**
         * Called once, with the container's lock held; what it throws ends the restore, which is undone.
         *
         * @param below what the folder lies over, top first; empty for nothing
         */
        void fill(Path folder, List<Path> below);
    }
}
