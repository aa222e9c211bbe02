package dev.slipway.gui.exec;

import dev.slipway.gui.connection.Frames;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ExecSummary;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one exec session has written since it was begun here. */
final class ExecOutput {
    private static final Logger LOG = LoggerFactory.getLogger(ExecOutput.class);
    private static final int LINES = 10_000;

    private final String session;
    private final InstantSource clock;
    private final LogModel model;
    private final OutputLines out = new OutputLines((text, partial) -> offer(false, text, partial));
    private final OutputLines error = new OutputLines((text, partial) -> offer(true, text, partial));
    private volatile @Nullable Frames frames;
    private volatile boolean closed;
    private boolean over;

    /** Nothing written yet; {@code view} is the thread of the view. */
    ExecOutput(String session, InstantSource clock, Executor view, Executor background) {
        this.session = session;
        this.clock = clock;
        this.model = new LogModel(LINES, view, background);
    }

    String session() {
        return session;
    }

    LogModel model() {
        return model;
    }

    /** Reads to the end; blocks, so it is called off the view's thread. */
    void read(Frames channel) throws IOException {
        frames = channel;
        try (channel) {
            if (!closed) {
                channel.readAll((stream, bytes) -> (stream == Frames.STDERR ? error : out).take(bytes));
            }
        } catch (IOException e) {
            if (!closed) {
                throw e;
            }
        }
        out.end();
        error.end();
    }

    /** Says that its channel has ended. View's thread. */
    void over(World world) {
        over = true;
        settle(world);
    }

    /** Shows the exit code, once the output is over and the world knows it. View's thread. */
    void settle(World world) {
        if (!over) {
            return;
        }
        ExecSummary known = world.execs().find(session);
        Integer code = known == null ? null : known.exitCode();
        model.stateProperty()
                .set(LogState.ended(code == null ? Texts.get("exec.over") : Texts.get("exec.ended", code)));
    }

    /** Leaves the process alone from now on; it goes on. */
    void close() {
        closed = true;
        Frames open = frames;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("could not close the channel of {}", session, e);
            }
        }
    }

    private void offer(boolean isError, String text, boolean partial) {
        model.offer(clock.instant(), isError, text, partial);
    }
}
