package dev.slipway.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a helper. Calls may be made by any thread and never block; futures complete and listeners are called
 * on the connection's reading thread, in the order of what came, so they must be quick and must not wait for another
 * call. Errors of the helper are {@link RpcException}; a lost connection completes every open call with
 * {@link ClientClosedException}.
 */
public final class SlipwayClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlipwayClient.class);

    private final Path socket;
    private final CallRecorder recorder;
    private final Connection connection;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Pending<?>> pending = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<Notification>>> byMethod = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Notification>> bySubscription = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private SlipwayClient(Path socket, CallRecorder recorder, Connection connection) {
        this.socket = socket;
        this.recorder = recorder;
        this.connection = connection;
    }

    /** Connects to the helper that listens at {@code socket}. Blocks for the kernel's answer only. */
    public static SlipwayClient connect(Path socket) throws IOException {
        return connect(socket, CallRecorder.NONE);
    }

    /** The same, telling {@code recorder} of each call. */
    public static SlipwayClient connect(Path socket, CallRecorder recorder) throws IOException {
        Connection connection = Connection.open(socket);
        SlipwayClient client = new SlipwayClient(socket, recorder, connection);
        connection.start(client::received, client::lost);
        return client;
    }

    /** Asks; the future completes with the result, an {@link RpcException} or a {@link ClientClosedException}. */
    public <P, R> CompletableFuture<R> call(Call<P, R> call, P params) {
        return send(call, params, result -> {});
    }

    /** Asks by a method that takes no parameters. */
    public <R> CompletableFuture<R> call(Call<Call.None, R> call) {
        return call(call, Call.None.NONE);
    }

    /**
     * Begins a stream of notifications with a call whose result has a {@code subscription}. The listener gets each
     * notification of that subscription, whatever its method, from the first on.
     */
    public <P, R> CompletableFuture<Watch<R>> watch(Call<P, R> call, P params, Consumer<Notification> listener) {
        CompletableFuture<String> subscribed = new CompletableFuture<>();
        return send(call, params, result -> {
                    String id = result.path("subscription").asText("");
                    bySubscription.put(id, listener);
                    subscribed.complete(id);
                })
                .thenApply(result -> watching(result, subscribed.join()));
    }

    /**
     * Calls {@code listener} for each notification with this method. Listeners that are there before the call that
     * brings the notifications miss none. Closing what is returned ends it.
     */
    public AutoCloseable on(String method, Consumer<Notification> listener) {
        List<Consumer<Notification>> listeners = byMethod.computeIfAbsent(method, key -> new CopyOnWriteArrayList<>());
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Opens the channel of a one-time token. Blocks until the helper has answered.
     *
     * @throws RpcException if the token is not taken
     */
    public RawChannel openChannel(String token) throws IOException {
        recorder.called(SystemCalls.CHANNEL_OPEN.method(), new SystemCalls.ChannelOpen(token));
        return RawChannel.open(socket, token);
    }

    /** Opens the channel of a process: of {@code container.exec}, {@code container.attach} or a start with attach. */
    public ProcessStreams openProcess(String token) throws IOException {
        return new ProcessStreams(openChannel(token));
    }

    /** Completes once the connection is gone, with {@link ClientClosedException} where it was lost. */
    public CompletableFuture<Void> closed() {
        return closed.copy();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Ends the connection; open calls complete with {@link ClientClosedException}. */
    @Override
    public void close() {
        end(new ClientClosedException("the connection to the helper was closed", null), false);
    }

    private <P, R> CompletableFuture<R> send(Call<P, R> call, P params, Consumer<JsonNode> first) {
        recorder.called(call.method(), params);
        long id = ids.incrementAndGet();
        Pending<R> entry = new Pending<>(call, first, new CompletableFuture<>());
        byte[] line = Message.request(id, call.method(), params);
        if (line.length > Wire.MAX_LINE) {
            entry.fail(RpcException.of(
                    ErrorKind.INVALID_ARGUMENT, "could not send the request: it is longer than a line may be", null));
            return entry.future();
        }
        pending.put(id, entry);
        if (closed.isDone() || !connection.send(line)) {
            pending.remove(id);
            entry.fail(new ClientClosedException("the connection to the helper is closed", null));
        }
        return entry.future();
    }

    private <R> Watch<R> watching(R result, String subscription) {
        AtomicBoolean open = new AtomicBoolean(true);
        return new Watch<>(result, subscription, () -> {
            if (open.getAndSet(false)) {
                bySubscription.remove(subscription);
                if (isOpen()) {
                    var ignored = call(SystemCalls.SUBSCRIPTION_CANCEL, new Common.Subscription(subscription));
                }
            }
        });
    }

    private void received(JsonNode message) {
        if (message.has("method")) {
            notified(new Notification(message.path("method").asText(), message.path("params")));
            return;
        }
        Pending<?> entry = pending.remove(message.path("id").asLong(-1));
        if (entry != null) {
            entry.complete(message);
        } else if (message.has("error")) {
            lost(new ClientClosedException("the helper refused the connection: " + refusal(message), null));
        }
    }

    private static String refusal(JsonNode message) {
        return message.path("error").path("message").asText("it gave no reason");
    }

    private void notified(Notification notification) {
        for (Consumer<Notification> listener : byMethod.getOrDefault(notification.method(), List.of())) {
            deliver(listener, notification);
        }
        Consumer<Notification> listener = bySubscription.get(notification.subscription());
        if (listener != null) {
            deliver(listener, notification);
        }
    }

    private static void deliver(Consumer<Notification> listener, Notification notification) {
        try {
            listener.accept(notification);
        } catch (RuntimeException e) {
            LOG.error("a listener of {} failed", notification.method(), e);
        }
    }

    private void lost(ClientClosedException reason) {
        end(reason, true);
    }

    private void end(ClientClosedException reason, boolean lost) {
        boolean first = lost ? closed.completeExceptionally(reason) : closed.complete(null);
        if (!first) {
            return;
        }
        connection.close();
        pending.values().forEach(entry -> entry.fail(reason));
        pending.clear();
    }
}
