package dev.slipway.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.LogNotice;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a test asks of a helper: each verb waits for its answer, or throws the helper's {@link RpcException}. */
final class Client implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;
    private static final ObjectMapper JSON = Wire.results();

    private final SlipwayClient client;

    Client(SlipwayClient client) {
        this.client = client;
    }

    /** The connection itself. */
    SlipwayClient connection() {
        return client;
    }

    <P, R> R call(Call<P, R> call, P parameters) {
        return answer(client.call(call, parameters));
    }

    <R> R call(Call<Call.None, R> call) {
        return answer(client.call(call));
    }

    /** Takes in a bundle as it lies, and returns its id. */
    String importInPlace(Path bundle, @Nullable String name) {
        var begun = call(BundleCalls.IMPORT, new BundleCalls.Import(name, "inPlace", bundle.toString()));
        return result(begun.job(), BundleCalls.Imported.class).bundle().id();
    }

    /** Sends a bundle as a tar, and returns its id. */
    String importTar(byte[] tar, @Nullable String name) throws IOException {
        var begun = call(BundleCalls.IMPORT, new BundleCalls.Import(name, "copy", null));
        try (var channel = client.openChannel(begun.channel())) {
            channel.output().write(tar);
            channel.endOfUpload();
            return result(begun.job(), BundleCalls.Imported.class).bundle().id();
        }
    }

    List<BundleSummary> bundles() {
        return call(BundleCalls.LIST);
    }

    /** What a job came to, once it has ended. */
    <T> T result(String job, Class<T> type) {
        var result = call(SystemCalls.JOB_WAIT, new SystemCalls.JobId(job));
        try {
            return JSON.treeToValue(result, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a " + type.getSimpleName() + ": " + result, e);
        }
    }

    /** Waits until the container has written a line that contains {@code text}, and returns the line. */
    String awaitLine(String container, String text) {
        var found = new CompletableFuture<String>();
        var query = new ContainerCalls.Logs(container, true, null, null, null, null);
        var log = answer(client.watch(ContainerCalls.LOGS, query, notice -> {
            if (notice.method().equals("log")) {
                notice.as(LogNotice.class).lines().stream()
                        .map(LogNotice.Line::line)
                        .filter(line -> line.contains(text))
                        .forEach(found::complete);
            }
        }));
        try {
            return answer(found);
        } finally {
            log.close();
        }
    }

    /** How a container stands in the list. */
    ContainerSummary summary(String container) {
        return containers().stream()
                .filter(each -> each.id().equals(container))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container " + container));
    }

    /** Makes a container of a bundle, and returns its id. */
    String create(String bundle, @Nullable String name) {
        return call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, name))
                .id();
    }

    /** Makes a container that is killed at once when it shall end, and returns its id. */
    String createMortal(String bundle, @Nullable String name) {
        var request = ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(bundle, name))
                .stopTimeout(0.0)
                .build();
        return call(ContainerCalls.CREATE, request).id();
    }

    void start(String container) {
        call(ContainerCalls.START, new ContainerCalls.Start(container, null));
    }

    void stop(String container) {
        call(ContainerCalls.STOP, new ContainerCalls.Stop(container, null));
    }

    void pause(String container) {
        call(ContainerCalls.PAUSE, new Common.Id(container));
    }

    void resume(String container) {
        call(ContainerCalls.RESUME, new Common.Id(container));
    }

    void kill(String container, String signal) {
        call(ContainerCalls.KILL, new ContainerCalls.Kill(container, TextNode.valueOf(signal)));
    }

    /** Waits for the end of its process, and returns the exit code. */
    @Nullable
    Integer awaitExit(String container) {
        return call(ContainerCalls.WAIT, new ContainerCalls.Wait(container, List.of("exited")))
                .exitCode();
    }

    void remove(String container) {
        call(ContainerCalls.REMOVE, new ContainerCalls.Remove(container, true, null, null));
    }

    void removeBundle(String bundle) {
        call(BundleCalls.REMOVE, new Common.Id(bundle));
    }

    ContainerDetail inspect(String container) {
        return call(ContainerCalls.INSPECT, new Common.Id(container));
    }

    List<ContainerSummary> containers() {
        return call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL);
    }

    private static <R> R answer(CompletableFuture<R> future) {
        try {
            return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RpcException refused) {
                throw refused;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
