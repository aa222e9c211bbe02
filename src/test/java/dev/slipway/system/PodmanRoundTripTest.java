package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.volume.VolumeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container with a volume, on a network, goes from here to podman and back, as it runs. */
class PodmanRoundTripTest extends CheckpointEngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String SCRIPT =
            "echo of the start >/data/file; echo changed >/etc/keep; echo aboard >/opt/added; " + COUNTER;

    @AfterEach
    void removePodmans() {
        podman("rm", "--force", "--time", "0", "--all");
        podman("volume", "rm", "--force", "--all");
    }

    /** On the same store and networks. */
    private String podman(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--network-config-dir",
                engine.config().root().resolve("networks").toString()));
        all.addAll(List.of(arguments));
        return store().podman(all.toArray(String[]::new));
    }

    private Path exported(String name) throws IOException {
        Path file = folder.resolve(name + ".tar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.checkpoints().exportArchive(name, Compression.NONE, bytes, Progress.NONE);
        Files.write(file, bytes.toByteArray());
        return file;
    }

    @Test
    @Tag("R-CKPT-10")
    @Tag("R-CKPT-13")
    void itKeepsItsMemoryFilesVolumeAndAddressOnBothWays() throws IOException {
        shellImage();
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofImage(SHELL_IMAGE)
                                .edit()
                                .name("barge")
                                .networks(List.of(network().name()))
                                .volumes(List.of(new VolumeRequest("hold", "/data", List.of())))
                                .command(List.of("/bin/sh", "-c", SCRIPT))
                                .build())
                        .id());
        container.start(false);
        ticks(container, 5);
        NetworkStatus place = container.record().state().networks().get(0);
        take("barge", "outward", STOPPING);
        int then = last(container);
        Path archive = exported("outward");
        container.remove(true, true);
        engine.volumes().remove("hold");

        podman("container", "restore", "--import", archive.toString());
        await().atMost(LONG).until(() -> lastOfPodman() > then + 5);
        assertThat(podman("exec", "barge", "cat", "/data/file", "/etc/keep")).isEqualTo("of the start\nchanged\n");
        JsonNode there = JSON.readTree(podman("inspect", "barge"))
                .get(0)
                .path("NetworkSettings")
                .path("Networks")
                .path(network().name());
        assertThat(there.path("IPAddress").asText()).isEqualTo(place.hosts().get(0));
        assertThat(there.path("MacAddress").asText()).isEqualTo(place.mac());

        podman("exec", "barge", "sh", "-c", "echo of podman >>/data/file");
        Path back = folder.resolve("back.tar");
        podman("container", "checkpoint", "barge", "--compress=none", "--export", back.toString());
        int later = lastOfPodman();
        podman("rm", "--volumes", "barge");
        podman("volume", "rm", "--force", "--all");

        Checkpoint here;
        try (InputStream bytes = Files.newInputStream(back)) {
            here = engine.checkpoints()
                    .importArchive(bytes, "homeward", Progress.NONE)
                    .get(0);
        }
        assertThat(here.containerId()).isEqualTo(container.id());
        Container again = engine.containers()
                .require(engine.checkpoints()
                        .restore(RestoreRequest.inPlace("homeward"), Progress.NONE)
                        .id());
        await().atMost(LONG).until(() -> last(again) > later + 5);
        List<Integer> told = numbers(Programs.run("tar", "-xOf", back.toString(), "ctr.log"), ".* F tick ");
        List<Integer> all = numbers(again);
        assertThat(all.subList(0, told.size())).isEqualTo(told);
        assertThat(all.subList(told.size(), all.size()))
                .containsExactlyElementsOf(IntStream.range(later + 1, later + 1 + all.size() - told.size())
                        .boxed()
                        .toList());
        assertThat(inside(again, "/data/file")).hasContent("of the start\nof podman");
        // podman leaves out what was changed where the host has no file of that name.
        assertThat(inside(again, "/opt/added")).hasContent("aboard");
        assertThat(again.record().state().networks()).containsExactly(place);
    }

    private int lastOfPodman() {
        List<Integer> all = numbers(podman("logs", "barge"), "tick ");
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    /** Those that stand behind {@code before} in the lines of a log. */
    private static List<Integer> numbers(String log, String before) {
        return log.lines()
                .filter(line -> line.matches(before + "\\d+"))
                .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }
}
