package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsPullBuilder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A helper that dies while an image comes in. */
class ImageKilledTest extends WholeSystemTest {
    @Test
    @Tag("R-IMG-02")
    void thePullOfAHelperThatDiesIsClearedUpByTheNext() throws Exception {
        var store = helperFolder().store();
        var registry = closedAtEnd(TestRegistry.open(folder().resolve("registry")));
        var big = new byte[3 << 20];
        new Random(11).nextBytes(big);
        registry.push(TestImage.of("small").layer("big", big).write(folder().resolve("big")), "big:1");
        var link = closedAtEnd(StallingLink.to(registry.port(), 1 << 20));
        var first = startHelper();
        try (var client = new Client(first.connect())) {
            client.call(
                    ImageCalls.PULL,
                    ImageCallsPullBuilder.builder()
                            .reference(link.host() + "/big:1")
                            .tlsVerify(false)
                            .build());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> store.content().stream().anyMatch(line -> line.startsWith("layers ")));
            first.kill9();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> Leaks.left(folder().name()).stream()
                .noneMatch(line -> line.startsWith("process ") && line.contains("skopeo")));
        assertThat(store.content()).isNotEmpty();
        assertThat(helperFolder().root().resolve("images")).isNotEmptyDirectory();
        try (var client = new Client(startHelper().connect())) {
            assertThat(client.call(ImageCalls.LIST, ImageCalls.Listing.ALL)).isEmpty();
        }
        assertThat(store.content()).isEmpty();
        try (var work = Files.list(helperFolder().root().resolve("images"))) {
            assertThat(work).isEmpty();
        }
    }
}
