package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container's processes are confined by a profile of the kernel's AppArmor. */
@Tag("machine")
class AppArmorTest extends EngineTest {
    @Test
    void aProfileKeepsAContainerFromWhatItDenies() throws Exception {
        String name = rootfs().getParent().getFileName().toString();
        Path profile = Files.writeString(file("profile"), """
                profile %s flags=(attach_disconnected,mediate_deleted) {
                  file,
                  signal,
                  deny /tmp/** w,
                }
                """.formatted(name));
        Programs.run("apparmor_parser", "-r", profile.toString());
        try {
            assertThat(outputOf(name)).contains("confined by " + name + " (enforce)", "refused");
            assertThat(rootfs().resolve("tmp/written")).doesNotExist();
            assertThat(outputOf("unconfined")).contains("confined by unconfined", "written");
        } finally {
            Programs.run("apparmor_parser", "-R", profile.toString());
        }
    }

    private String outputOf(String profile) throws Exception {
        Container container = create(request(
                        "/bin/sh",
                        "-c",
                        "echo confined by $(cat /proc/self/attr/current); echo x >/tmp/written && echo written || echo refused")
                .edit()
                .apparmor(profile)
                .readOnly(false)
                .build());
        container.start(false);
        ended(container);
        return Files.readString(container.logPath());
    }

    @Test
    void aProfileThatIsNotLoadedIsRefusedBeforeAnythingIsMade() throws IOException {
        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> create(
                        request("/bin/true").edit().apparmor("no-such-profile").build()));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message()).contains("no-such-profile", "not loaded");
        assertThat(error.hint()).contains("apparmor_parser");
        assertThat(engine.containers().list()).isEmpty();
    }
}
