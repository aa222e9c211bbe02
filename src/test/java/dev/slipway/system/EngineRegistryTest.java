package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.CommitRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.image.PullRequest;
import dev.slipway.runtime.image.Transport;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An image's way: built by buildah, pushed to a registry, pulled, run, committed, saved, and run by podman elsewhere. */
class EngineRegistryTest extends EngineTest {
    @Test
    @Tag("R-FS-02")
    @Tag("R-FS-08")
    @Tag("R-IMG-05")
    void itGoesFromARegistryThroughAContainerToPodman() throws Exception {
        try (var registry = TestRegistry.open(file("registry"))) {
            BuiltImage.in(store(), file("build"));
            var name = registry.host() + "/harbour:1";
            Programs.run(
                    "skopeo",
                    "copy",
                    "--dest-tls-verify=false",
                    store().reference(BuiltImage.NAME),
                    "docker://" + name);
            engine.images().remove("harbour", true);
            assertThat(store().content()).isEmpty();

            var pulled = engine.images()
                    .pull(PullRequest.of(name).edit().verified(false).build(), Progress.NONE)
                    .get(0);
            assertThat(pulled.names()).containsExactly(name);
            Container container = create(CreateContainer.ofImage(name)
                    .edit()
                    .networks(List.of())
                    .user("root")
                    .command(List.of(
                            "echo was here >/tmp/mark; rm -r /opt/gone; ln /etc/h1 /etc/h3; chown 1001 /opt/keep"))
                    .build());
            container.start(false);
            assertThat(ended(container).exitCode()).isZero();
            engine.containers()
                    .commit(container.id(), new CommitRequest("sailed:2", null, "a note", false), Progress.NONE);
        }
        var archive = file("sailed.tar");
        engine.images().save("sailed:2", Transport.DOCKER_ARCHIVE, archive, Progress.NONE);
        assertThat(Files.size(archive)).isPositive();

        var elsewhere = new TestStore(file("other"), file("o-run"));
        try {
            elsewhere.podman("load", "--quiet", "--input", archive.toString());
            assertThat(elsewhere.run("localhost/sailed:2", "cat /tmp/mark; ls -ln /etc /opt; pwd"))
                    .contains("was here", "/quay/here")
                    .containsPattern("-rwsr-xr-x +2 0 +0 .* h3")
                    .containsPattern("1001 .* keep")
                    .doesNotContain("gone");
        } finally {
            elsewhere.release();
        }
    }
}
