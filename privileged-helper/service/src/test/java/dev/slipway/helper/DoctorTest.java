package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.DoctorCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    @Tag("R-RT-13")
    void whatIsThereIsToldWithItsVersion() throws Exception {
        try (RunningHelper helper = new RunningHelper(folder);
                SlipwayClient client = helper.client()) {
            Map<String, DoctorCheck> checks = examine(client);
            for (String check : List.of("OCI runtime", "monitor", "networks", "overlay file system")) {
                assertThat(checks.get(check).status()).as(check).isEqualTo("ok");
            }
            assertThat(checks)
                    .containsKeys(
                            "control groups", "cgroup manager", "packet filter", "system calls", "pods", "checkpoints");
            assertThat(checks.values())
                    .filteredOn(check -> !check.status().equals("ok"))
                    .allSatisfy(check -> assertThat(check.remedy()).isNotBlank());

            JsonNode info = client.call(SystemCalls.INFO).get(20, TimeUnit.SECONDS);
            assertThat(info.fieldNames()).toIterable().startsWith("host", "store");
            assertThat(info.path("store").path("root").asText())
                    .isEqualTo(folder.resolve("root").toString());
            assertThat(info.path("runtime").path("version").asText()).matches("\\d+\\..*");
            assertThat(info.path("monitor").path("version").asText()).matches("\\d+\\..*");
            assertThat(info.path("host").path("memory").asLong()).isGreaterThan(1 << 20);
            assertThat(info.path("host").path("system").asText()).isNotBlank();
            assertThat(info.path("store").path("free").asLong()).isPositive();
        }
    }

    @Test
    void whatIsMissingIsNamedWithARemedy() throws Exception {
        String configuration = """
                [engine]
                runtime = "other"
                conmon_path = ["/nonexistent/conmon"]
                [engine.runtimes]
                other = ["/nonexistent/other"]
                [network]
                plugin_dirs = ["/nonexistent"]
                [checkpoint]
                criu_path = "/bin/false"
                """;
        try (RunningHelper helper = new RunningHelper(folder, configuration);
                SlipwayClient client = helper.client()) {
            Map<String, DoctorCheck> checks = examine(client);
            assertThat(checks.get("OCI runtime").status()).isEqualTo("failed");
            assertThat(checks.get("OCI runtime").detail()).contains("/nonexistent/other");
            assertThat(checks.get("monitor").status()).isEqualTo("failed");
            assertThat(checks.get("networks").detail()).contains("bridge", "host-local", "loopback", "portmap");
            assertThat(checks.get("checkpoints").status()).isEqualTo("warning");
            assertThat(checks.get("checkpoints").remedy()).contains("installer/setup");
            assertThat(checks).doesNotContainKey("incremental checkpoints");
        }
    }

    private static Map<String, DoctorCheck> examine(SlipwayClient client) throws Exception {
        return client.call(SystemCalls.DOCTOR).get(20, TimeUnit.SECONDS).stream()
                .collect(Collectors.toMap(DoctorCheck::check, Function.identity()));
    }
}
