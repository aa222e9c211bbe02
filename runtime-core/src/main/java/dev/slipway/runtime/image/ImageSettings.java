package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where images are kept, and where they come from.
 *
 * @param graphRoot folder of the store
 * @param runRoot folder of what the store keeps until the next reboot
 * @param driver how the store keeps layers, {@code overlay}
 * @param options of the driver, {@code overlay.mountopt=nodev} each
 * @param own whether this store is the engine's choice; else it is the one of the machine's storage.conf, which the
 *     programs then read themselves
 * @param transport of a reference that names none
 * @param registries the registries.conf to use; null for the machine's
 * @param policy the signature policy to use; null for the machine's
 * @param insecureRegistries {@code host[:port]} each, whose certificate is not asked for
 * @param searchRegistries where an image is looked for whose name has no registry, in order
 */
@RecordBuilder
public record ImageSettings(
        Path graphRoot,
        Path runRoot,
        String driver,
        List<String> options,
        boolean own,
        Transport transport,
        @Nullable Path registries,
        @Nullable Path policy,
        List<String> insecureRegistries,
        List<String> searchRegistries) {
    public ImageSettings {
        options = List.copyOf(options);
        insecureRegistries = List.copyOf(insecureRegistries);
        searchRegistries = List.copyOf(searchRegistries);
        if (!graphRoot.isAbsolute() || !runRoot.isAbsolute()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not configure the image store: " + graphRoot + " or " + runRoot + " is no absolute path");
        }
        requireDriver(driver);
    }

    /** The word for a driver of the store, if it could be one; INVALID_ARGUMENT. */
    public static String requireDriver(String word) {
        if (!word.matches("[a-z0-9]{1,32}")) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not configure the image store: there is no driver \"" + word + "\"");
        }
        return word;
    }

    /** The store of a machine that has no storage.conf. */
    public static final ImageSettings DEFAULT = new ImageSettings(
            Path.of("/var/lib/containers/storage"),
            Path.of("/run/containers/storage"),
            "overlay",
            List.of(),
            false,
            Transport.DOCKER,
            null,
            null,
            List.of(),
            List.of("docker.io"));

    /** An editable copy. */
    public ImageSettingsBuilder edit() {
        return ImageSettingsBuilder.builder(this);
    }
}
