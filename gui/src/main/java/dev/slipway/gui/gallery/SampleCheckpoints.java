package dev.slipway.gui.gallery;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointSummaryBuilder;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Made-up checkpoints of the made-up world's containers, and of one that is gone. */
final class SampleCheckpoints {
    private static final int GONE = 90;

    private SampleCheckpoints() {}

    static List<CheckpointSummary> all() {
        return List.of(
                taken(1, 3, "redis", 7000, 41_000_000, "leaveRunning")
                        .note("Before the upgrade to 7.2")
                        .guarded(true)
                        .build(),
                taken(2, 3, "redis", 4300, 118_000_000, "leaveRunning", "tcpEstablished")
                        .build(),
                taken(3, 3, "redis", 800, 402_000_000, "tcpEstablished", "withPrevious")
                        .parent(SampleWorld.id(610))
                        .build(),
                taken(4, 0, "web-1", 5200, 8_400_000, "leaveRunning").build(),
                taken(5, 0, "web-1", 5080, 8_600_000, "leaveRunning").build(),
                taken(6, 0, "web-1", 1500, 9_900_000, "leaveRunning", "fileLocks")
                        .build(),
                taken(7, 22, "shop-db", 2600, 260_000_000, "leaveRunning")
                        .pod(SampleWorld.POD)
                        .group(SampleWorld.id(700))
                        .build(),
                taken(8, 23, "shop-web", 2600, 31_000_000, "leaveRunning")
                        .pod(SampleWorld.POD)
                        .group(SampleWorld.id(700))
                        .build(),
                taken(9, GONE, "builder", 6400, 77_000_000).build(),
                taken(10, 3, "redis", 1300, 390_000_000, "preCheckpoint").build());
    }

    /** One lane of very many. */
    static List<CheckpointSummary> many() {
        return IntStream.range(0, 240)
                .mapToObj(
                        i -> taken(1000 + i, 100 + i % 60, "service-" + i % 60, 60L * i + 30, 1_000_000L * (i % 37 + 1))
                                .build())
                .toList();
    }

    static List<Event> events() {
        return Stream.of(
                        event(3, 7600, "create", Map.<String, Object>of()),
                        event(3, 7590, "start", Map.<String, Object>of()),
                        event(3, 3100, "died", Map.<String, Object>of("exitCode", 137)),
                        event(3, 3095, "oom", Map.<String, Object>of()),
                        event(3, 2900, "restore", Map.<String, Object>of()),
                        event(0, 6100, "start", Map.<String, Object>of()),
                        event(0, 5100, "pause", Map.<String, Object>of()),
                        event(0, 5060, "resume", Map.<String, Object>of()),
                        event(0, 2000, "update", Map.<String, Object>of()),
                        event(22, 3000, "start", Map.<String, Object>of()),
                        event(23, 2990, "start", Map.<String, Object>of()),
                        event(GONE, 6900, "start", Map.<String, Object>of()),
                        event(GONE, 6395, "died", Map.<String, Object>of("exitCode", 0)),
                        event(GONE, 6300, "remove", Map.<String, Object>of()))
                .toList();
    }

    /** What is asked of checkpoints. */
    static @Nullable Object answer(String method, Object params) {
        if (!method.equals("checkpoint.preflight")) {
            return null;
        }
        Finding kernel = new Finding(
                "warning",
                "kernel",
                null,
                "the checkpoint was taken on kernel 6.1.0, this one is 6.18.5",
                "it may work; a kernel that is not older is the safer one");
        boolean isClone = params instanceof CheckpointCalls.Restore wanted && "clone".equals(wanted.mode());
        return isClone
                ? List.of(kernel)
                : List.of(
                        new Finding(
                                "error",
                                "running",
                                "/mode",
                                "the container redis is running",
                                "stop it first, or restore into a clone"),
                        new Finding(
                                "error",
                                "static-ip",
                                "/ignoreStaticIp",
                                "the address 10.90.0.9 is used by search",
                                "take any free network address"),
                        kernel);
    }

    /** Why none can be taken. */
    static RpcException refusal() {
        String message = "could not checkpoint container redis: a process has an open TCP connection";
        List<String> log =
                List.of("inet: Connected TCP socket, consider using --tcp-established option.", "Dumping FAILED.");
        return new RpcException(new RpcError(
                RpcError.ENGINE,
                message,
                new RpcError.Data(
                        "CHECKPOINT",
                        message,
                        null,
                        "Switch \"established TCP connections\" on, or close the connection.",
                        Map.of("log", log, "option", "tcpEstablished"))));
    }

    private static CheckpointSummaryBuilder taken(
            int number, int container, String name, long ago, long size, String... options) {
        return CheckpointSummaryBuilder.builder()
                .id(SampleWorld.id(600 + number))
                .name(name + "-" + number)
                .created(Instant.now().minusSeconds(ago))
                .container(SampleWorld.id(container))
                .containerName(name)
                .size(size)
                .options(List.of(options))
                .sizes(Map.of("memory", size * 9 / 10, "files", size / 12, "metadata", 91_000L));
    }

    private static Event event(int container, long ago, String action, Map<String, Object> attributes) {
        return new Event(
                1, Instant.now().minusSeconds(ago), "container", action, SampleWorld.id(container), "", attributes);
    }
}
