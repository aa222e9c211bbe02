package dev.slipway.gui.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants done with a bundle folder.
 *
 * @param name of the bundle and of the container
 * @param inPlace whether its folder is used as it is, rather than copied
 * @param start whether a container is made of it and started
 * @param pod id of the pod to join; absent for none
 * @param networks names of the networks to join
 */
public record ImportRequest(
        BundleFolder folder,
        String name,
        boolean inPlace,
        boolean start,
        @Nullable String pod,
        List<String> networks) {
    public ImportRequest {
        networks = List.copyOf(networks);
    }
}
