package dev.slipway.helper.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.DoctorCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallsCheckTest {
    @TempDir
    Path folder;

    private Path chosen;
    private Path installed;

    @BeforeEach
    void name() {
        chosen = folder.resolve("chosen.json");
        installed = folder.resolve("installed.json");
    }

    @Test
    void aMachineWithoutAProfileIsToldThatContainersAreNotConfined() {
        assertThat(SystemCallsCheck.of(List.of(chosen, installed)))
                .isEqualTo(new DoctorCheck(
                        "system calls",
                        "warning",
                        "there is no seccomp profile in any of [" + chosen + ", " + installed
                                + "]: containers of images and of root filesystems may make every system call",
                        "Install the package golang-github-containers-common, and make such containers again."));
    }

    @Test
    void theProfileThatHoldsIsNamed() throws IOException {
        Files.writeString(installed, "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": []}");
        assertThat(named()).isEqualTo(installed);
        Files.copy(installed, chosen);
        assertThat(named()).isEqualTo(chosen);
    }

    private Path named() {
        DoctorCheck check = SystemCallsCheck.of(List.of(chosen, installed));
        assertThat(check.status()).isEqualTo("ok");
        return Path.of(check.detail().replaceFirst("^seccomp profile ", ""));
    }

    @Test
    void oneThatCannotBeReadIsAFailureWithItsRemedy() throws IOException {
        Files.writeString(chosen, "{");
        DoctorCheck check = SystemCallsCheck.of(List.of(chosen, installed));
        assertThat(check.status()).isEqualTo("failed");
        assertThat(check.detail()).contains("could not read the seccomp profile " + chosen);
        assertThat(check.remedy()).contains("Correct the file");
    }
}
