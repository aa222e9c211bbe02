package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The helper as the workbench sees it: connected, or being reconnected to by itself.
 *
 * <p>Calls may come from any thread. Properties change on the JavaFX thread only.
 */
public final class Helper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Helper.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final long PING_MILLIS = 2_000;
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Wire.Dialer dialer;
    private final ScheduledExecutorService worker;
    private final Executor fx;
    private final SystemCalls.Hello hello;
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<ResumingStream> streams = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<ConnectionState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ConnectionState.CONNECTING);
    private final ReadOnlyObjectWrapper<SystemCalls.@Nullable Welcome> welcome =
            new ReadOnlyObjectWrapper<>(this, "welcome");
    private final ReadOnlyLongWrapper latency = new ReadOnlyLongWrapper(this, "latency", -1);
    private final ReadOnlyObjectWrapper<@Nullable String> trouble = new ReadOnlyObjectWrapper<>(this, "trouble");
    private final ReadOnlyObjectWrapper<@Nullable Instant> answered = new ReadOnlyObjectWrapper<>(this, "answered");

    private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper(this, "silent");

    private volatile @Nullable Wire wire;
    private volatile boolean closed;
    private volatile long pinged;

    /**
     * A helper that isn't connected yet.
     *
     * @param worker one thread on which connecting happens
     * @param fx executor of the JavaFX thread
     */
    public Helper(Wire.Dialer dialer, ScheduledExecutorService worker, Executor fx, SystemCalls.Hello hello) {
        this.dialer = dialer;
        this.worker = worker;
        this.fx = fx;
        this.hello = hello;
    }

    /** Begins to connect, and to look every two seconds whether the helper still answers. */
    public void start() {
        worker.execute(this::connect);
        var unused = worker.scheduleWithFixedDelay(this::ping, PING_MILLIS, PING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Sends a request; fails with {@link RpcException} or, without a connection, {@link IOException}. */
    public <P, R> CompletableFuture<R> call(Call<P, R> call, P params) {
        Wire current = wire;
        return current == null
                ? CompletableFuture.failedFuture(new IOException("the helper isn't connected"))
                : current.call(call, params);
    }

    /**
     * Subscribes now and again after each new connection, until the stream is closed.
     *
     * @param open sends the request and yields the subscription's id
     * @param notices receives method and parameters on the connection's thread
     */
    public Stream subscribe(Opening open, BiConsumer<String, JsonNode> notices) {
        ResumingStream stream = new ResumingStream(this, subscriptions, open, notices, streams::remove);
        streams.add(stream);
        if (wire != null) {
            stream.resume();
        }
        return stream;
    }

    /** Hears every notification, among them those without a subscription, on the connection's thread. */
    public void listen(BiConsumer<String, JsonNode> listener) {
        listeners.add(listener);
    }

    /** Opens the channel with that token for writing. */
    public Upload upload(String token) throws IOException {
        return connected().upload(token);
    }

    /** Opens the channel with that token for reading; closing what is returned gives the channel up. */
    public InputStream download(String token) throws IOException {
        return connected().download(token);
    }

    /** Opens the channel with that token, of the streams of a process; blocks. */
    public ProcessChannel frames(String token) throws IOException {
        return connected().frames(token);
    }

    private Wire connected() throws IOException {
        Wire current = wire;
        if (current == null) {
            throw new IOException("the helper isn't connected");
        }
        return current;
    }

    /** Tries to connect at once instead of waiting for the next attempt. */
    public void retry() {
        worker.execute(this::connect);
    }

    public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Who the helper is and takes the user for; absent before the first connection. */
    public ReadOnlyObjectProperty<SystemCalls.@Nullable Welcome> welcomeProperty() {
        return welcome.getReadOnlyProperty();
    }

    /** Milliseconds of the last round trip; -1 where there was none. */
    public ReadOnlyLongProperty latencyProperty() {
        return latency.getReadOnlyProperty();
    }

    /** Why there is no connection, a sentence; absent while there is one. */
    public ReadOnlyObjectProperty<@Nullable String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether the helper has left a question without an answer for four seconds. */
    public ReadOnlyBooleanProperty silentProperty() {
        return silent.getReadOnlyProperty();
    }

    /** When the helper answered last. */
    public ReadOnlyObjectProperty<@Nullable Instant> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    private void connect() {
        if (wire != null || closed) {
            return;
        }
        try {
            Wire[] dialled = new Wire[1];
            dialled[0] = dialer.dial(this::notified, () -> worker.execute(() -> lost(dialled[0])));
            Wire open = dialled[0];
            SystemCalls.Welcome answer = open.call(SystemCalls.HELLO, hello).get(5, TimeUnit.SECONDS);
            wire = open;
            fx.execute(() -> {
                welcome.set(answer);
                trouble.set(null);
                state.set(ConnectionState.CONNECTED);
            });
            ping();
            streams.forEach(ResumingStream::resume);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            LOG.debug("could not connect: {}", why);
            fx.execute(() -> {
                trouble.set(why);
                state.set(ConnectionState.LOST);
            });
            again();
        }
    }

    private void again() {
        if (!closed) {
            var unused = worker.schedule(this::connect, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lost(@Nullable Wire which) {
        if (which == null || which != wire) {
            return;
        }
        wire = null;
        which.close();
        subscriptions.clear();
        streams.forEach(ResumingStream::interrupted);
        fx.execute(() -> {
            silent.set(false);
            latency.set(-1);
            state.set(ConnectionState.LOST);
        });
        if (!closed) {
            worker.execute(this::connect);
        }
    }

    private void ping() {
        Wire current = wire;
        if (current == null) {
            return;
        }
        if (pinged != 0) {
            if (System.nanoTime() - pinged > SILENCE_NANOS) {
                fx.execute(() -> silent.set(true));
            }
            return;
        }
        long sent = System.nanoTime();
        pinged = sent;
        var unused = current.call(SystemCalls.PING, Call.None.NONE).whenComplete((answer, error) -> {
            pinged = 0;
            if (error == null) {
                long millis = Math.max(1, (System.nanoTime() - sent) / 1_000_000);
                fx.execute(() -> {
                    silent.set(false);
                    latency.set(millis);
                    answered.set(Instant.now());
                });
            }
        });
    }

    private void notified(String method, JsonNode params) {
        if (params.has("subscription")) {
            subscriptions.accept(method, params);
        }
        listeners.forEach(listener -> listener.accept(method, params));
    }

    @Override
    public void close() {
        closed = true;
        worker.shutdownNow();
        Wire current = wire;
        if (current != null) {
            current.close();
        }
    }

    /** Begins a subscription. */
    public interface Opening {
        /** The id of the subscription that was begun. */
        CompletableFuture<String> open(Helper helper);
    }
}
