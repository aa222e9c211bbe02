package dev.slipway.gui.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription that is begun again on each new connection. */
final class ResumingStream implements Stream {
    private static final Logger LOG = LoggerFactory.getLogger(ResumingStream.class);

    private final Helper helper;
    private final Subscriptions subscriptions;
    private final Helper.Opening opening;
    private final BiConsumer<String, JsonNode> notices;
    private final Consumer<ResumingStream> forget;
    private @Nullable String subscription;
    private boolean closed;

    ResumingStream(
            Helper helper,
            Subscriptions subscriptions,
            Helper.Opening opening,
            BiConsumer<String, JsonNode> notices,
            Consumer<ResumingStream> forget) {
        this.helper = helper;
        this.subscriptions = subscriptions;
        this.opening = opening;
        this.notices = notices;
        this.forget = forget;
    }

    void resume() {
        var unused = opening.open(helper).whenComplete((id, error) -> {
            if (error != null) {
                LOG.debug("could not subscribe: {}", error.getMessage());
            } else {
                begun(id);
            }
        });
    }

    private void begun(String id) {
        boolean late;
        synchronized (this) {
            late = closed;
            subscription = id;
        }
        if (late) {
            cancel(id);
        } else {
            subscriptions.hold(id, this::deliver);
        }
    }

    private void deliver(String method, JsonNode params) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        notices.accept(method, params);
    }

    synchronized void interrupted() {
        subscription = null;
    }

    private void cancel(String id) {
        subscriptions.drop(id);
        var unused = helper.call(SystemCalls.SUBSCRIPTION_CANCEL, new Common.Subscription(id));
    }

    @Override
    public void close() {
        String id;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            id = subscription;
        }
        forget.accept(this);
        if (id != null) {
            cancel(id);
        }
    }
}
