package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.volume.VolumeRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places that an image calls volumes: anonymous ones of each container, where it has nothing of its own. */
final class ImageVolumes {
    private ImageVolumes() {}

    /**
     * What is asked for, and what the image adds to it.
     *
     * @param config of a container that is made from the image
     */
    static List<VolumeRequest> added(Image image, ContainerConfig config, List<VolumeRequest> asked) {
        Set<Path> taken = new HashSet<>();
        asked.forEach(volume -> taken.add(place(volume.destination())));
        for (JsonNode mount : config.spec().path("mounts")) {
            taken.add(place(mount.path("destination").asText("")));
        }
        List<VolumeRequest> all = new ArrayList<>(asked);
        for (String volume : image.config().volumes()) {
            Path place = place(volume);
            if (place.getNameCount() > 0 && taken.add(place)) {
                all.add(new VolumeRequest(null, place.toString(), List.of()));
            }
        }
        return all;
    }

    private static Path place(String destination) {
        return Path.of("/").resolve(destination).normalize();
    }
}
