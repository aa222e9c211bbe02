package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a helper starts and ends. */
class HelperStartTest extends WholeSystemTest {
    @Test
    @Tag("R-RT-01")
    void anUnknownKeyIsRefusedWithItsLine() throws Exception {
        helperFolder().configure("[helper]\ngruop = \"users\"\n");
        var line = Files.readAllLines(helperFolder().configuration()).indexOf("gruop = \"users\"") + 1;
        assertThat(HelperProcess.refused(helperFolder())).contains("helper.toml", "line " + line, "helper.gruop");
        assertThat(helperFolder().root()).doesNotExist();
    }

    @Test
    void aWrongValueIsRefusedWithItsLine() throws Exception {
        helperFolder().configure("[helper]\nmax_connections = \"many\"\n");
        var line = Files.readAllLines(helperFolder().configuration()).indexOf("max_connections = \"many\"") + 1;
        assertThat(HelperProcess.refused(helperFolder())).contains("line " + line, "helper.max_connections");
    }

    @Test
    void aSecondHelperOnTheSameRootIsRefusedAndTheFirstGoesOn() {
        var first = startHelper();
        assertThat(HelperProcess.refused(helperFolder().withAnotherSocket()))
                .contains("another process has it open", "Stop the other helper");
        try (var client = new Client(first.connect())) {
            assertThat(client.containers()).isEmpty();
        }
    }

    @Test
    void theSocketOfAKilledHelperIsReplaced() {
        startHelper().kill9();
        assertThat(helperFolder().socket()).exists();
        try (var client = new Client(startHelper().connect())) {
            assertThat(client.containers()).isEmpty();
        }
    }

    @Test
    void theSocketOfALivingHelperIsNot() {
        var first = startHelper();
        var other = helperFolder().withAnotherRoot();
        assertThat(HelperProcess.refused(other))
                .contains(helperFolder().socket().toString());
        try (var client = new Client(first.connect())) {
            assertThat(client.containers()).isEmpty();
        }
    }

    @Test
    void anOrderlyEndLeavesContainersRunningAndNoSocket() {
        var bundles = DemonstrationBundles.in(folder());
        var first = startHelper();
        String container;
        int pid;
        try (var client = new Client(first.connect())) {
            container = client.create(client.importInPlace(bundles.hello(), "hello"), "hello");
            client.start(container);
            pid = client.summary(container).pid();
        }
        assertThat(first.stop()).isEqualTo(143);
        assertThat(helperFolder().socket()).doesNotExist();
        assertThat(Path.of("/proc/" + pid)).exists();
        try (var client = new Client(startHelper().connect())) {
            assertThat(client.summary(container).status()).isEqualTo("running");
            assertThat(client.summary(container).pid()).isEqualTo(pid);
            client.stop(container);
            assertThat(client.awaitExit(container)).isZero();
            client.remove(container);
        }
    }
}
