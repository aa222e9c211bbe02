package dev.slipway.helper.rpc;

import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.RpcError;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's conversation: what waits to be written to it, its subscriptions, and its requests in flight. */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Peer peer;
    private final Executor pumps;
    private final Runnable hangUp;
    private final Outgoing outgoing = new Outgoing();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<?>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong waits = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean greeted = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable String channel;

    /**
     * @param pumps where subscriptions do their sending
     * @param hangUp ends the connection; called at most once from within, when the client does not read
     */
    public Session(Peer peer, Executor pumps, Runnable hangUp) {
        this.peer = peer;
        this.pumps = pumps;
        this.hangUp = hangUp;
    }

    public Peer peer() {
        return peer;
    }

    /** True the first time: clients say hello again to see whether the helper is there. */
    public boolean greet() {
        return greeted.compareAndSet(false, true);
    }

    /** Queues a line. A client that lets too much pile up is hung up on. */
    public void send(byte[] line) {
        if (!outgoing.offer(line)) {
            LOG.warn("client uid={} pid={} does not read: hanging up", peer.uid(), peer.pid());
            hangUp.run();
        }
    }

    /** Whether something may be sent unasked now. {@link Subscription#wake} is called when there is room again. */
    public boolean hasRoom() {
        return !closed && outgoing.hasRoom();
    }

    /** Waits until enough is written that another request may be read. */
    public void awaitRoom() throws InterruptedException {
        outgoing.awaitRoom();
    }

    /** The next line to write; null at the end. Subscriptions that waited for room go on. */
    public byte @Nullable [] nextLine() throws InterruptedException {
        boolean full = !outgoing.hasRoom();
        byte[] line = outgoing.take();
        if (full && outgoing.hasRoom()) {
            subscriptions.values().forEach(Subscription::wake);
        }
        return line;
    }

    /** Waits until all that was queued is written, at most so long. */
    public void awaitWritten(long millis) throws InterruptedException {
        outgoing.awaitWritten(millis);
    }

    /** Takes a subscription into the session's care; it is ended with the session. */
    public void add(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
        if (closed) {
            subscriptions.remove(subscription.id());
            subscription.end();
        } else {
            subscription.wake();
        }
    }

    /** Ends a subscription; false if there is none of this id. */
    public boolean cancel(String subscriptionId) {
        Subscription subscription = subscriptions.remove(subscriptionId);
        if (subscription != null) {
            subscription.end();
        }
        return subscription != null;
    }

    void execute(Runnable work) {
        pumps.execute(work);
    }

    /** Counts a request in; false if there are too many. */
    boolean enter(int limit) {
        if (inFlight.incrementAndGet() <= limit) {
            return true;
        }
        inFlight.decrementAndGet();
        return false;
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    /** Cancels the future with the session, unless it completes before. */
    void tie(CompletableFuture<?> future) {
        long key = waits.incrementAndGet();
        waiting.put(key, future);
        var ignored = future.whenComplete((result, failure) -> waiting.remove(key));
        if (closed) {
            future.cancel(false);
        }
    }

    /** From the answer on, the connection carries the bytes of this channel. */
    public void become(String channelToken) {
        channel = channelToken;
    }

    /** The token of the channel whose bytes the connection carries; null while it carries requests. */
    public @Nullable String channel() {
        return channel;
    }

    /** Refuses the connection as a whole. */
    public void refuse(RpcError error) {
        send(Message.error(null, error));
    }

    /** Ends its subscriptions and forgets what waits; requests in flight finish without an answer. */
    @Override
    public void close() {
        closed = true;
        outgoing.close();
        for (String id : subscriptions.keySet().toArray(String[]::new)) {
            cancel(id);
        }
        waiting.values().forEach(future -> future.cancel(false));
    }
}
