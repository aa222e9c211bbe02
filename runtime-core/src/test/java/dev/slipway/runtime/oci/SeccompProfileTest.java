package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompProfileTest {
    private static final String PROFILE = """
            {
              "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "defaultErrno": "ENOSYS",
              "archMap": [
                {"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"]},
                {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"]}
              ],
              "syscalls": [
                {"names": ["read"], "action": "SCMP_ACT_ALLOW", "args": [], "comment": "", "includes": {}, "excludes": {}},
                {"names": ["arch_prctl"], "action": "SCMP_ACT_ALLOW", "args": null, "includes": {"arches": ["amd64"]}},
                {"names": ["breakpoint"], "action": "SCMP_ACT_ALLOW", "includes": {"arches": ["arm", "arm64"]}},
                {"names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}},
                {"names": ["mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "errno": "EPERM",
                 "excludes": {"caps": ["CAP_SYS_ADMIN"]}},
                {"names": ["vm86"], "action": "SCMP_ACT_ALLOW", "excludes": {"arches": ["arm64"]}},
                {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
                 "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_NE"}]}
              ]
            }""";

    @Test
    @Tag("R-FS-10")
    void rulesHoldForTheMachineAndTheCapabilities() throws IOException {
        SeccompProfile profile = SeccompProfile.parse("a", PROFILE);
        assertThat(profile.of("amd64", Set.of("CAP_CHOWN"))).isEqualTo(new ObjectMapper().readTree("""
                {
                  "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38,
                  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"],
                  "syscalls": [
                    {"names": ["read"], "action": "SCMP_ACT_ALLOW", "args": []},
                    {"names": ["arch_prctl"], "action": "SCMP_ACT_ALLOW"},
                    {"names": ["mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1},
                    {"names": ["vm86"], "action": "SCMP_ACT_ALLOW"},
                    {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
                     "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_NE"}]}
                  ]
                }"""));
        assertThat(profile.of("arm64", Set.of("CAP_SYS_ADMIN"))).isEqualTo(new ObjectMapper().readTree("""
                {
                  "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38,
                  "architectures": ["SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM"],
                  "syscalls": [
                    {"names": ["read"], "action": "SCMP_ACT_ALLOW", "args": []},
                    {"names": ["breakpoint"], "action": "SCMP_ACT_ALLOW"},
                    {"names": ["mount"], "action": "SCMP_ACT_ALLOW"},
                    {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
                     "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_NE"}]}
                  ]
                }"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}", "{\"syscalls\": []}"})
    @Tag("R-FS-10")
    void whatIsNoProfileIsRefusedWithItsFile(String text) {
        assertThatThrownBy(() -> SeccompProfile.parse("/etc/containers/seccomp.json", text))
                .hasMessageStartingWith("could not read the seccomp profile /etc/containers/seccomp.json: ");
    }
}
