package dev.slipway.helper.rpc;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of notifications to one client. It sends only while the client reads, so that a slow one stalls nobody and
 * costs no memory: what is due is kept by its source, not queued.
 */
public abstract class Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final String id =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final Session session;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean ended;

    protected Subscription(Session session) {
        this.session = session;
    }

    public final String id() {
        return id;
    }

    protected final Session session() {
        return session;
    }

    protected final boolean ended() {
        return ended;
    }

    /** There may be something to send. Never blocks; sends from one thread at a time. */
    public final void wake() {
        if (wakes.getAndIncrement() == 0) {
            session.execute(this::run);
        }
    }

    /** Sends what is due while {@link Session#hasRoom} holds. */
    protected abstract void pump();

    /** Gives back what the subscription holds; called once. */
    protected abstract void release();

    /** Ends it from its own side: nothing more will come. */
    protected final void finish() {
        session.cancel(id);
    }

    final void end() {
        ended = true;
        release();
    }

    private void run() {
        int seen;
        do {
            seen = wakes.get();
            if (!ended) {
                pumpSafely();
            }
        } while (!wakes.compareAndSet(seen, 0));
    }

    private void pumpSafely() {
        try {
            pump();
        } catch (RuntimeException e) {
            LOG.error("subscription {} failed and is ended", id, e);
            finish();
        }
    }
}
