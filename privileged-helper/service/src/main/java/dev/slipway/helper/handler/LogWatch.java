package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.rpc.Subscription;
import dev.slipway.helper.world.World;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.model.LogNotice;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.LogFollow;
import dev.slipway.runtime.process.LogLine;
import dev.slipway.runtime.process.LogQuery;
import dev.slipway.runtime.process.LogReader;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one client the lines of a log, on a thread of its own that reads only as fast as the client does: a flood stays
 * in the file.
 */
final class LogWatch extends Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);
    private static final int PIECE = 256 * 1024;

    private final Semaphore room = new Semaphore(0);
    private final LogReader reader;
    private final Path log;
    private final LogQuery query;
    private final @Nullable LogFollow follow;
    private @Nullable Runnable stop;

    private LogWatch(Session session, LogReader reader, Path log, LogQuery query, @Nullable LogFollow follow) {
        super(session);
        this.reader = reader;
        this.log = log;
        this.query = query;
        this.follow = follow;
    }

    /** What is in the log now. */
    static LogWatch reading(Session session, LogReader reader, Container container, LogQuery query) {
        return new LogWatch(session, reader, container.logPath(), query, null);
    }

    /** The same, then what is added until the container has ended or is gone. */
    static LogWatch following(
            Session session, LogReader reader, Container container, LogQuery query, State state, World world) {
        LogFollow follow = reader.follow(container.logPath(), query);
        LogWatch watch = new LogWatch(session, reader, container.logPath(), query, follow);
        String id = container.id();
        Runnable look = () -> {
            if (state.container(id).filter(now -> !now.status().ended()).isEmpty()) {
                follow.finish();
            }
        };
        watch.stop = world.watch(look);
        look.run();
        return watch;
    }

    void start(Executor threads) {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.warn("too many logs are being read: {} is ended", log);
            end("too many logs are being read");
        }
    }

    /** There is room, or the subscription has ended. */
    @Override
    protected void pump() {
        room.release();
    }

    @Override
    protected void release() {
        Runnable unwatch = stop;
        if (unwatch != null) {
            unwatch.run();
        }
        if (follow != null) {
            follow.finish();
        }
        room.release();
    }

    private void run() {
        String error = null;
        try {
            if (follow == null) {
                reader.read(log, query, this::deliver);
            } else {
                follow(follow);
            }
        } catch (EngineException e) {
            LOG.debug("log {} is not read on", log, e);
            error = e.message();
        } catch (IOException e) {
            LOG.warn("could not close the log {}", log, e);
        }
        end(error);
    }

    private void follow(LogFollow open) throws IOException {
        try (open) {
            while (!ended() && !open.ended()) {
                deliver(open.next(LOOK_AROUND));
            }
        }
    }

    private void end(@Nullable String error) {
        if (!ended()) {
            LOG.debug("log {} ends: {}", log, error);
            session().send(Message.notification("logEnd", new Common.Subscription(id())));
            finish();
        }
    }

    private void deliver(List<LogLine> lines) {
        List<LogNotice.Line> piece = new ArrayList<>();
        int size = 0;
        for (LogLine line : lines) {
            piece.add(new LogNotice.Line(line.stream(), line.time(), line.text(), line.partial()));
            size += line.text().length() + 64;
            if (size > PIECE) {
                send(piece);
                piece = new ArrayList<>();
                size = 0;
            }
        }
        if (!piece.isEmpty()) {
            send(piece);
        }
    }

    private void send(List<LogNotice.Line> lines) {
        try {
            while (!ended() && !session().hasRoom()) {
                room.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.of(ErrorKind.CANCELLED, "could not read the log: it was interrupted", e);
        }
        if (ended()) {
            throw EngineException.of(ErrorKind.CANCELLED, "could not read the log: nobody listens any more");
        }
        session().send(Message.notification("log", new LogNotice(id(), lines)));
    }
}
