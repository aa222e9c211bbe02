package dev.slipway.gui.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.notice.Notices;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.LogNotice;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a container's output into a log, over lost connections and restarts. JavaFX thread. */
public final class LogFollower implements Following {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

    private final Desk desk;
    private final String container;
    private final LogInlet inlet;
    private final int tail;
    private final ReadOnlyObjectWrapper<LogState> state = new ReadOnlyObjectWrapper<>(this, "state", LogState.LOADING);
    private final InvalidationListener listener = change -> runsAgain();
    private volatile @Nullable Instant last;
    private boolean ended;
    private @Nullable Instant startedAt;
    private @Nullable Stream stream;

    /**
     * Begins with the last lines that were written, or waits for the first run of a container that never ran and has no log.
     *
     * @param container its full id
     * @param tail lines at most that were written before
     */
    public LogFollower(Desk desk, String container, LogInlet inlet, int tail) {
        this.desk = desk;
        this.container = container;
        this.inlet = inlet;
        this.tail = tail;
        boolean never = desk.world()
                .container(container)
                .filter(summary -> summary.startedAt() == null)
                .isPresent();
        if (never) {
            ended = true;
            state.set(LogState.LIVE);
        } else {
            follow();
        }
        desk.world().containers().addListener(listener);
    }

    @Override
    public ReadOnlyObjectProperty<LogState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private void follow() {
        ended = false;
        startedAt = run();
        state.set(LogState.LOADING);
        stream = desk.helper().subscribe(connected -> open(), this::heard);
    }

    private CompletableFuture<String> open() {
        Instant since = last;
        return desk.helper()
                .call(
                        ContainerCalls.LOGS,
                        new ContainerCalls.Logs(
                                container,
                                true,
                                since == null ? null : since.plusNanos(1).toString(),
                                null,
                                since == null ? tail : null,
                                null))
                .whenComplete((answer, error) -> FxThread.run(() -> state.set(
                        error == null
                                ? LogState.LIVE
                                : LogState.failed(Notices.sentence(
                                        String.valueOf(Background.cause(error).getMessage()))))))
                .thenApply(Common.Subscription::subscription);
    }

    private void heard(String method, JsonNode params) {
        if (method.equals("logEnd")) {
            FxThread.run(this::end);
            return;
        }
        try {
            for (LogNotice.Line line :
                    desk.mapper().treeToValue(params, LogNotice.class).lines()) {
                last = line.time();
                inlet.offer(line.time(), line.stream().equals("stderr"), line.line(), line.partial());
            }
        } catch (JsonProcessingException e) {
            LOG.warn("could not read output: {}", e.getOriginalMessage());
        }
    }

    private void end() {
        ended = true;
        state.set(LogState.ENDED);
        closeStream();
    }

    private void runsAgain() {
        if (ended && !Objects.equals(run(), startedAt)) {
            follow();
        }
    }

    /** When the run began that goes on, or else the one that was followed last. */
    private @Nullable Instant run() {
        return desk.world()
                .container(container)
                .filter(summary -> summary.status().equals("running"))
                .map(ContainerSummary::startedAt)
                .orElse(startedAt);
    }

    private void closeStream() {
        Stream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        desk.world().containers().removeListener(listener);
        ended = false;
        closeStream();
        inlet.close();
    }
}
