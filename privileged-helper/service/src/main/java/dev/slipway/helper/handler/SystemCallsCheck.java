package dev.slipway.helper.handler;

import dev.slipway.protocol.model.DoctorCheck;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.oci.SeccompProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether containers are kept from system calls that they have no use for. */
final class SystemCallsCheck {
    private static final String CHECK = "system calls";

    private SystemCallsCheck() {}

    /**
     * @param places where the machine may have a seccomp profile
     */
    static DoctorCheck of(List<Path> places) {
        try {
            Optional<SeccompProfile> profile = SeccompProfile.in(places);
            return profile.isPresent()
                    ? new DoctorCheck(
                            CHECK, "ok", "seccomp profile " + profile.get().name(), null)
                    : new DoctorCheck(
                            CHECK,
                            "warning",
                            "there is no seccomp profile in any of " + places
                                    + ": containers of images and of root filesystems may make every system call",
                            "Install the package golang-github-containers-common, and make such containers again.");
        } catch (EngineException e) {
            return new DoctorCheck(CHECK, "failed", e.message(), e.hint());
        }
    }
}
