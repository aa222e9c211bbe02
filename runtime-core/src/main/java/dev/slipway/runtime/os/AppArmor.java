package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The AppArmor of a kernel, by the list of its profiles in securityfs: one a line, {@code NAME (MODE)}. See apparmor(7).
 *
 * @param profiles that list; absent where the kernel has no AppArmor, or it is switched off
 */
public record AppArmor(Path profiles) {
    /** What confines nothing, and is always there. */
    public static final String UNCONFINED = "unconfined";

    public static AppArmor ofThisHost() {
        return new AppArmor(Path.of("/sys/kernel/security/apparmor/profiles"));
    }

    /**
     * Returns if processes can be confined by the profile.
     *
     * @throws EngineException UNSUPPORTED without AppArmor, INVALID_ARGUMENT if no such profile is loaded
     */
    public void require(String profile) {
        String refused = "could not confine the container by the AppArmor profile " + profile + ": ";
        if (!Files.exists(profiles)) {
            throw EngineException.of(ErrorKind.UNSUPPORTED, refused + "this kernel has no AppArmor, or it is off")
                    .hint("Leave the profile out, or start the kernel with apparmor=1 security=apparmor.");
        }
        try {
            if (!profile.equals(UNCONFINED) && !loaded().contains(profile)) {
                throw EngineException.of(ErrorKind.INVALID_ARGUMENT, refused + "it is not loaded")
                        .hint("Load it with apparmor_parser -r FILE; aa-status tells which are.");
            }
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.UNSUPPORTED, refused + profiles + " could not be read: " + e.getMessage(), e);
        }
    }

    private Set<String> loaded() throws IOException {
        return Files.readAllLines(profiles).stream()
                .map(line -> line.replaceFirst(" \\([a-z]+\\)$", ""))
                .collect(Collectors.toSet());
    }
}
