package dev.slipway.gui.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.logs.LogView;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.LogNotice;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container's output, followed while the view is open, over lost connections and restarts. */
public final class LogPane {
    private static final Logger LOG = LoggerFactory.getLogger(LogPane.class);
    private static final int TAIL = 10_000;

    private final Desk desk;
    private final String container;
    private final LogModel model = new LogModel(LogModel.CAPACITY, FxThread.executor(), ForkJoinPool.commonPool());
    private final InvalidationListener listener = change -> runsAgain();
    private volatile @Nullable Instant last;
    private boolean ended;
    private @Nullable Instant startedAt;
    private @Nullable Stream stream;

    private LogPane(Desk desk, String container) {
        this.desk = desk;
        this.container = container;
    }

    /** The view of one container's output. */
    public static ObjectView.Content of(Desk desk, String container) {
        LogPane pane = new LogPane(desk, container);
        pane.model.followProperty().set(true);
        pane.begin();
        desk.world().containers().addListener(pane.listener);
        return new ObjectView.Content(new LogView(pane.model), pane::dispose);
    }

    /** Follows what was written, or waits for the first run of a container that never ran and has no log. */
    private void begin() {
        boolean never = desk.world()
                .container(container)
                .filter(summary -> summary.startedAt() == null)
                .isPresent();
        if (never) {
            ended = true;
            model.stateProperty().set(LogState.LIVE);
        } else {
            follow();
        }
    }

    private void follow() {
        ended = false;
        startedAt = run();
        model.stateProperty().set(LogState.LOADING);
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
                                since == null ? TAIL : null,
                                null))
                .whenComplete((answer, error) -> FxThread.run(() -> model.stateProperty()
                        .set(
                                error == null
                                        ? LogState.LIVE
                                        : LogState.failed(Notices.sentence(String.valueOf(
                                                Background.cause(error).getMessage()))))))
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
                model.offer(line.time(), line.stream().equals("stderr"), line.line(), line.partial());
            }
        } catch (JsonProcessingException e) {
            LOG.warn("could not read output: {}", e.getOriginalMessage());
        }
    }

    private void end() {
        ended = true;
        model.stateProperty().set(LogState.ENDED);
        close();
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

    private void close() {
        Stream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    private void dispose() {
        desk.world().containers().removeListener(listener);
        ended = false;
        close();
    }
}
