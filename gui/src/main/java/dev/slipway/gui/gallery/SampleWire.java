package dev.slipway.gui.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.gui.connection.ProcessChannel;
import dev.slipway.gui.connection.Upload;
import dev.slipway.gui.connection.Wire;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.protocol.rpc.RpcError;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection to nothing: it answers what the gallery's pages ask, and refuses what would change something. */
final class SampleWire implements Wire {
    private final BiConsumer<String, JsonNode> notifications;

    SampleWire(BiConsumer<String, JsonNode> notifications) {
        this.notifications = notifications;
    }

    @Override
    @SuppressWarnings("unchecked") // each answer is of the type that its method names
    public <P, R> CompletableFuture<R> call(Call<P, R> call, P params) {
        Object answer = params instanceof ContainerCalls.Logs logs
                ? SampleLogs.begin(logs.id(), notifications)
                : answer(call.method());
        if (answer == null) {
            answer = switch (call.method().replaceAll("\\..*", "")) {
                case "container" -> SampleFiles.answer(call.method(), params);
                case "pod" -> SamplePods.answer(call.method());
                case "checkpoint" -> SampleInside.answer(call.method(), params);
                default -> SampleObjects.answer(call.method());
            };
        }
        return answer == null
                ? CompletableFuture.failedFuture(
                        call.method().equals("checkpoint.create") ? SampleCheckpoints.refusal() : refusal())
                : CompletableFuture.completedFuture((R) answer);
    }

    private static @Nullable Object answer(String method) {
        return switch (method) {
            case "system.hello" -> new SystemCalls.Welcome("slipway", "0.1.0", 1, 0, "root", "admin");
            case "system.ping" -> Call.Done.DONE;
            case "container.inspect" -> detail();
            case "container.top" ->
                List.of(
                        new ProcessInfo(4711, 4690, 1, 0, "S", 1.25, 9_437_184, "/bin/sh -c serve --port 8080"),
                        new ProcessInfo(4725, 4711, 8, 0, "R", 73.1, 52_428_800, "serve --port 8080"));
            default -> null;
        };
    }

    private static RpcException refusal() {
        List<Map<String, String>> findings = List.of(
                Map.of(
                        "option",
                        "healthcheck.interval",
                        "message",
                        "the interval is shorter than the timeout",
                        "remedy",
                        "make it at least 30 s"),
                Map.of(
                        "option",
                        "resources.memory",
                        "message",
                        "6 MiB is the least a container can start with",
                        "remedy",
                        ""),
                Map.of(
                        "option",
                        "devices",
                        "message",
                        "the device list is not allowed here",
                        "remedy",
                        "leave it out"));
        String message = "could not make the container: 3 options are wrong";
        return new RpcException(new RpcError(
                RpcError.ENGINE,
                message,
                new RpcError.Data("INVALID_ARGUMENT", message, null, null, Map.of("findings", findings))));
    }

    private static ContainerDetail detail() {
        Instant now = Instant.now();
        List<ContainerDetail.HealthRun> runs = List.of(
                new ContainerDetail.HealthRun(now.minusSeconds(70), now.minusSeconds(69), 0, "ok\n"),
                new ContainerDetail.HealthRun(
                        now.minusSeconds(40),
                        now.minusSeconds(38),
                        1,
                        "HTTP 503 Service Unavailable\nqueue is full: 10000 of 10000 jobs wait\n"),
                new ContainerDetail.HealthRun(now.minusSeconds(10), now.minusSeconds(5), -1, ""));
        return new ContainerDetail(
                SampleWorld.UNHEALTHY,
                "shop-api",
                now,
                new ContainerDetail.State(
                        "running",
                        4711,
                        0,
                        now,
                        null,
                        false,
                        null,
                        4690,
                        null,
                        null,
                        null,
                        3,
                        null,
                        new ContainerDetail.Health("unhealthy", 2, runs)),
                Map.of(
                        "imageId",
                        SampleObjects.image(0),
                        "command",
                        List.of("/usr/bin/web", "--listen", ":9090"),
                        "labels",
                        Map.of("app", "shop", "tier", "api"),
                        "networks",
                        List.of("slipway"),
                        "publish",
                        List.of(Map.of("hostPort", 8080, "containerPort", 9090, "protocol", "tcp")),
                        "stopTimeout",
                        10.0,
                        "restartPolicy",
                        "always",
                        "healthcheck",
                        Map.of(
                                "test",
                                List.of("CMD-SHELL", "wget -q -O- localhost:8080/health"),
                                "interval",
                                30.0,
                                "timeout",
                                5.0,
                                "startPeriod",
                                10.0,
                                "retries",
                                2,
                                "onFailure",
                                "restart")),
                JsonNodeFactory.instance.objectNode().set("linux", JsonNodeFactory.instance.objectNode()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "/var/lib/slipway/containers/shop-api/ctr.log",
                "/slipway_parent/shop-api");
    }

    @Override
    public Upload upload(String token) throws IOException {
        throw new IOException("the gallery uploads nothing");
    }

    @Override
    public InputStream download(String token) throws IOException {
        return SampleFiles.download(token);
    }

    @Override
    public ProcessChannel frames(String token) throws IOException {
        throw new IOException("the gallery runs nothing");
    }

    @Override
    public void close() {}
}
