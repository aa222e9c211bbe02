package dev.slipway.runtime.volume;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Volume;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a volume is asked to be.
 *
 * @param name unique over volumes; null for an anonymous one, whose name is its id
 * @param driver {@code local}
 * @param labels the user's
 * @param options the driver's: {@code type}, {@code device} and {@code o} as mount(8) has them, {@code uid}, {@code gid},
 *     {@code copy}, {@code nocopy}
 */
public record CreateVolume(
        @Nullable String name, String driver, Map<String, String> labels, Map<String, String> options) {
    public static final String LOCAL = "local";

    public CreateVolume {
        labels = Map.copyOf(labels);
        options = Map.copyOf(options);
    }

    /** A plain one. */
    static CreateVolume named(@Nullable String name) {
        return new CreateVolume(name, LOCAL, Map.of(), Map.of());
    }

    /** The volume that this asks for; INVALID_ARGUMENT or UNSUPPORTED if it is none. */
    Volume volume(String id, Instant now) {
        requireDriver();
        if (labels.containsKey("")) {
            throw refused("a label has no key").hint("Give each label a key.");
        }
        return new Volume(
                id,
                name == null ? id : VolumeRequest.checkName(name),
                now,
                labels,
                driver,
                options,
                name == null,
                true);
    }

    private void requireDriver() {
        if (driver.equals("image") && !options.containsKey("image")) {
            throw refused("the driver image needs the option image").hint("Name the image there.");
        }
        if (!driver.equals(LOCAL)) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED, "could not create the volume: there is no driver \"" + driver + "\"")
                    .hint("Use local.");
        }
    }

    private static EngineException refused(String reason) {
        return EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not create the volume: " + reason);
    }
}
