package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsImportBuilder;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that everybody knows, from an image of this machine's own files, with its data in a volume. */
class RedisTest extends NetworkedTest {
    private static final String IMAGE = "localhost/redis:latest";

    /** The checker is the server by another name. */
    private static final String FILES = """
            mkdir -p root/bin root/etc root/data root/tmp
            cp /usr/bin/redis-check-rdb root/bin/redis-server
            cp /bin/busybox root/bin/
            ln -s busybox root/bin/sh
            ldd /usr/bin/redis-check-rdb | grep -o '/[^ ]*' | while read -r library; do
                mkdir -p "root${library%/*}"
                cp -L "$library" "root$library"
            done
            printf 'root:x:0:0:root:/:/bin/sh\\nredis:x:999:999::/data:/bin/sh\\n' >root/etc/passwd
            printf 'root:x:0:\\nredis:x:999:\\n' >root/etc/group
            chown 999:999 root/data
            chmod 1777 root/tmp
            tar -C root -cf root.tar .
            rm -r root
            """;

    @AfterEach
    void removeImageAndVolume() {
        client().containers().forEach(container -> client().remove(container.id()));
        client().call(VolumeCalls.REMOVE, new VolumeCalls.Remove("redis-data", null, null));
        client().call(ImageCalls.REMOVE, new ImageCalls.Remove(IMAGE, true));
    }

    @Test
    @Tag("R-NET-14")
    @Tag("R-VOL-03")
    @Tag("R-VOL-04")
    void servesAClientOfTheHostAndItsDataOutliveTheContainer() throws Exception {
        importImage();
        int port = NetworkedContainers.freePort();
        var back = network("back");
        var redis = containers().created(redis("redis", back, port));
        client().start(redis);
        await().untilAsserted(() -> assertThat(ask(port, "PING")).isEqualTo("PONG"));
        assertThat(ask(port, "SET", "ship", "ferry")).isEqualTo("OK");
        assertThat(ask(port, "SAVE")).isEqualTo("OK");
        Refusals.assertRefused(
                () -> containers().created(redis("rival", back, port)),
                ErrorKind.IN_USE,
                port + "/tcp",
                "container redis");
        assertThat(client().containers()).hasSize(1);
        client().remove(redis);

        var heir = containers().created(redis("heir", back, port));
        client().start(heir);
        await().untilAsserted(() -> assertThat(ask(port, "GET", "ship")).isEqualTo("ferry"));
        var data = client().call(VolumeCalls.INSPECT, new VolumeCalls.Inspect("redis-data", null))
                .mountpoint();
        assertThat(Programs.run("stat", "-c", "%u:%g", data))
                .as("owner as in the image")
                .startsWith("999:999");
        assertThat(Programs.run("ls", data)).contains("dump.rdb");
        assertThat(Programs.run(
                                "redis-cli",
                                "-h",
                                NetworkedContainers.host(containers().place(heir, back)),
                                "GET",
                                "ship")
                        .strip())
                .as("at its own address")
                .isEqualTo("ferry");
    }

    private ContainerCallsCreateBuilder redis(String name, String network, int port) {
        return ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromImage(IMAGE, name))
                .networks(List.of(network))
                .publish(List.of(new PortMapping("127.0.0.1", port, 6379, "tcp")))
                .volumes(List.of(new ContainerCalls.VolumeOption("redis-data", "/data", null)));
    }

    private void importImage() throws IOException {
        Programs.run("/bin/sh", "-ec", "cd " + folder().path() + "\n" + FILES);
        var begun = client().call(
                        ImageCalls.IMPORT,
                        ImageCallsImportBuilder.builder()
                                .name(IMAGE)
                                .command(List.of(
                                        "/bin/redis-server",
                                        "--dir",
                                        "/data",
                                        "--bind",
                                        "0.0.0.0",
                                        "--protected-mode",
                                        "no"))
                                .env(List.of("PATH=/bin"))
                                .user("redis:redis")
                                .workdir("/data")
                                .exposedPorts(List.of("6379/tcp"))
                                .build());
        try (var channel = client().connection().openChannel(begun.channel())) {
            channel.output().write(Files.readAllBytes(folder().resolve("root.tar")));
            channel.endOfUpload();
            client().result(begun.job(), ImageCalls.Come.class);
        }
    }

    /** What the server answers to a client on the host; what is wrong, if it does not. */
    private static String ask(int port, String... words) {
        var command = new java.util.ArrayList<>(List.of("redis-cli", "-h", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of(words));
        return Programs.run("sh", "-c", String.join(" ", command) + " 2>&1 || true")
                .strip();
    }
}
