package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.client.CallRecorder;
import dev.slipway.protocol.client.RawChannel;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection over the helper's Unix socket. */
public final class SocketWire implements Wire {
    private static final List<String> METHODS = List.of("world", "log", "logEnd", "stats", "job", "event");

    private final SlipwayClient client;

    private SocketWire(SlipwayClient client) {
        this.client = client;
    }

    /**
     * Dials one socket.
     *
     * @param trace file to which the names of calls and notifications are written as they go; absent for none
     */
    public static Dialer at(Path socket, @Nullable Path trace) {
        if (trace == null) {
            return (notifications, lost) -> open(SlipwayClient.connect(socket, CallRecorder.NONE), notifications, lost);
        }
        CallTrace calls = new CallTrace(trace);
        return (notifications, lost) -> open(
                SlipwayClient.connect(socket, calls),
                (method, params) -> {
                    calls.noticed(method, params);
                    notifications.accept(method, params);
                },
                lost);
    }

    private static Wire open(SlipwayClient client, BiConsumer<String, JsonNode> notifications, Runnable lost) {
        METHODS.forEach(
                method -> client.on(method, notification -> notifications.accept(method, notification.params())));
        var unused = client.closed().whenComplete((result, error) -> lost.run());
        return new SocketWire(client);
    }

    @Override
    public <P, R> CompletableFuture<R> call(Call<P, R> call, P params) {
        return client.call(call, params);
    }

    @Override
    public Upload upload(String token) throws IOException {
        return new ChannelUpload(client.openChannel(token));
    }

    @Override
    public InputStream download(String token) throws IOException {
        RawChannel channel = client.openChannel(token);
        return new FilterInputStream(channel.input()) {
            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public ProcessChannel frames(String token) throws IOException {
        return new ProcessFrames(client.openProcess(token));
    }

    @Override
    public void close() {
        client.close();
    }

    private record ChannelUpload(RawChannel channel) implements Upload {
        @Override
        public OutputStream output() {
            return channel.output();
        }

        @Override
        public void end() throws IOException {
            channel.endOfUpload();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
