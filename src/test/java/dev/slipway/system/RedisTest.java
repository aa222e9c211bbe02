package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.rpc.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that everybody knows, from an image of this machine's own files, with its data in a volume. */
class RedisTest extends NetworkedTest {
    @AfterEach
    void removeImageAndVolume() {
        client().containers().forEach(container -> client().remove(container.id()));
        client().call(VolumeCalls.REMOVE, new VolumeCalls.Remove("redis-data", null, null));
        RedisImage.removeFrom(client());
    }

    @Test
    @Tag("R-NET-14")
    @Tag("R-VOL-03")
    @Tag("R-VOL-04")
    void servesAClientOfTheHostAndItsDataOutliveTheContainer() throws Exception {
        RedisImage.importInto(client(), folder());
        int port = NetworkedContainers.freePort();
        var back = network("back");
        var redis = containers().created(redis("redis", back, port));
        client().start(redis);
        await().untilAsserted(() -> assertThat(RedisImage.ask(port, "PING")).isEqualTo("PONG"));
        assertThat(RedisImage.ask(port, "SET", "ship", "ferry")).isEqualTo("OK");
        assertThat(RedisImage.ask(port, "SAVE")).isEqualTo("OK");
        Refusals.assertRefused(
                () -> containers().created(redis("rival", back, port)),
                ErrorKind.IN_USE,
                port + "/tcp",
                "container redis");
        assertThat(client().containers()).hasSize(1);
        client().remove(redis);

        var heir = containers().created(redis("heir", back, port));
        client().start(heir);
        await().untilAsserted(
                        () -> assertThat(RedisImage.ask(port, "GET", "ship")).isEqualTo("ferry"));
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
        return ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromImage(RedisImage.NAME, name))
                .networks(List.of(network))
                .publish(List.of(new PortMapping("127.0.0.1", port, 6379, "tcp")))
                .volumes(List.of(new ContainerCalls.VolumeOption("redis-data", "/data", null)));
    }
}
