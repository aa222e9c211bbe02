package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.PortMapping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server with 100,000 keys in its memory alone is saved, emptied, killed and restored. */
class CheckpointedRedisTest extends NetworkedTest {
    private static final int KEYS = 100_000;

    @AfterEach
    void removeContainersCheckpointsAndImage() {
        client().containers().forEach(container -> client().remove(container.id()));
        for (var each : client().call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null))) {
            client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id()));
        }
        RedisImage.removeFrom(client());
    }

    @Test
    @Tag("R-CKPT-10")
    @Tag("R-CKPT-13")
    void allKeysAreThereAgainInTheSameProcessAtTheSameAddress() throws Exception {
        RedisImage.importInto(client(), folder());
        int port = NetworkedContainers.freePort();
        String back = network("back");
        String redis = containers().created(redis(back, port));
        client().start(redis);
        await().untilAsserted(() -> assertThat(RedisImage.ask(port, "PING")).isEqualTo("PONG"));
        Programs.run(
                "sh", "-c", "seq 1 " + KEYS + " | sed 's/.*/SET key:& value:&/' | redis-cli -p " + port + " --pipe");
        assertThat(RedisImage.ask(port, "DBSIZE")).isEqualTo(String.valueOf(KEYS));
        List<String> process = process(port);
        NetworkAddress place = containers().place(redis, back);

        client().result(
                        client().call(
                                        CheckpointCalls.CREATE,
                                        CheckpointCallsCreateBuilder.builder()
                                                .container("redis")
                                                .name("full")
                                                .leaveRunning(true)
                                                .tcpEstablished(true)
                                                .build())
                                .job(),
                        CheckpointCalls.Taken.class);
        assertThat(RedisImage.ask(port, "FLUSHALL")).isEqualTo("OK");
        client().kill(redis, "KILL");
        client().awaitExit(redis);
        restore(CheckpointCallsRestoreBuilder.builder().checkpoint("full"));

        assertAllKeys(port);
        assertThat(process(port)).isEqualTo(process);
        assertThat(containers().place(redis, back)).isEqualTo(place);
        aCloneAnswersBesideIt(port);
    }

    private void aCloneAnswersBesideIt(int port) throws Exception {
        int second = NetworkedContainers.freePort();
        restore(CheckpointCallsRestoreBuilder.builder()
                .checkpoint("full")
                .mode("clone")
                .name("twin")
                .tcpClose(true)
                .publish(List.of(new PortMapping("127.0.0.1", second, 6379, "tcp"))));
        assertAllKeys(second);
        assertThat(RedisImage.ask(second, "SET", "key:1", "another")).isEqualTo("OK");
        assertThat(RedisImage.ask(second, "DEL", "key:2")).isEqualTo("1");
        assertAllKeys(port);
    }

    private void restore(CheckpointCallsRestoreBuilder wanted) {
        client().result(client().call(CheckpointCalls.RESTORE, wanted.build()).job(), Common.Named.class);
    }

    private static void assertAllKeys(int port) {
        assertThat(RedisImage.ask(port, "DBSIZE")).isEqualTo(String.valueOf(KEYS));
        assertThat(Programs.run(
                        "sh", "-c", "seq 1 " + KEYS + " | sed 's/.*/GET key:&/' | redis-cli -p " + port + " | md5sum"))
                .isEqualTo(Programs.run("sh", "-c", "seq 1 " + KEYS + " | sed 's/.*/value:&/' | md5sum"));
    }

    /** What the server says of itself that another process would say otherwise. */
    private static List<String> process(int port) {
        return RedisImage.ask(port, "INFO", "server")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("run_id:") || line.startsWith("process_id:"))
                .toList();
    }

    private static ContainerCallsCreateBuilder redis(String network, int port) {
        List<String> command = new ArrayList<>(RedisImage.COMMAND);
        command.addAll(List.of("--save", ""));
        return ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromImage(RedisImage.NAME, "redis"))
                .command(command)
                // CRIU may not read the limits of another user's process where its machine lacks CAP_SYS_RESOURCE.
                .user("0:0")
                .networks(List.of(network))
                .publish(List.of(new PortMapping("127.0.0.1", port, 6379, "tcp")));
    }
}
