package dev.slipway.gui.terminal;

import com.techsenger.jeditermfx.core.util.TermSize;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal, from its order to its closing: its screen, the process behind it, and how it stands with that. It belongs to no view, so that
 * it goes on wherever it is shown. View's thread, but for what is said.
 */
public final class TerminalSession {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSession.class);

    private final Order order;
    private final String title;
    private final Opener opener;
    private final Executor view;
    private final Executor workers;
    private final Executor sizes;
    private final Screen screen = new Screen();
    private final ReadOnlyObjectWrapper<TerminalState> state =
            new ReadOnlyObjectWrapper<>(this, "state", TerminalState.STARTING);
    private TermSize size = screen.terminal().getSize();
    private volatile @Nullable Link link;
    private @Nullable Object sizedBy;
    private boolean closed;

    /** The process, and the way to it; each is one of its kind. */
    private static final class Link {
        private final Opened opened;
        private final ChannelConnector connector;

        Link(Opened opened, ChannelConnector connector) {
            this.opened = opened;
            this.connector = connector;
        }
    }

    /**
     * A terminal whose process isn't begun yet.
     *
     * @param title tells it from others
     * @param view the thread of the views
     * @param workers threads to read and to write on
     */
    public TerminalSession(Order order, String title, Opener opener, Executor view, Executor workers) {
        this.order = order;
        this.title = title;
        this.opener = opener;
        this.view = view;
        this.workers = workers;
        this.sizes = new Serial(workers);
    }

    /** Which process it shows. */
    public Order order() {
        return order;
    }

    /** What tells it from the others of its container. */
    public String title() {
        return title;
    }

    /** What it shows. */
    public Screen screen() {
        return screen;
    }

    public ReadOnlyObjectProperty<TerminalState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What its process's streams are; absent while there is none. */
    Opened.@Nullable Kind kind() {
        Link current = link;
        return current == null ? null : current.opened.kind();
    }

    /** Begins the process, for the first time or again. */
    public void start() {
        start(() -> opener.open(order));
    }

    /** The same with a process that is begun otherwise. */
    void start(Supplier<CompletableFuture<Opened>> opening) {
        if (closed) {
            return;
        }
        link = null;
        state.set(TerminalState.STARTING);
        var unused = opening.get()
                .whenComplete((opened, error) -> view.execute(() -> {
                    if (error != null) {
                        failed(Background.cause(error));
                    } else {
                        begun(opened);
                    }
                }));
    }

    private void failed(Throwable cause) {
        String message = cause.getMessage();
        String why = Notices.sentence(message == null ? cause.toString() : message);
        String hint = cause instanceof RpcException refused
                ? refused.hint().map(Notices::sentence).orElse("")
                : "";
        state.set(TerminalState.failed((why + " " + hint).strip()));
    }

    private void begun(Opened opened) {
        Link begun = new Link(opened, new ChannelConnector(opened.channel(), workers));
        if (closed) {
            leave(begun);
            return;
        }
        link = begun;
        screen.renew(opened.kind() != Opened.Kind.TERMINAL);
        begun.connector.resize(size);
        state.set(TerminalState.RUNNING);
        workers.execute(() -> read(begun));
    }

    private void read(Link from) {
        try {
            screen.run(from.connector);
        } catch (IOException e) {
            LOG.debug("the channel of a terminal broke", e);
        }
        from.connector.close();
        view.execute(() -> over(from));
    }

    private void over(Link ended) {
        if (ended == link && !closed) {
            state.set(TerminalState.ended(null));
            screen.setCursorVisible(false);
        }
    }

    /** Looks how it ended, once it has: the world may know more now. */
    void settle(World world, boolean connected) {
        Link last = link;
        TerminalState now = state.get();
        if (last == null || !now.over()) {
            return;
        }
        String exec = last.opened.exec();
        if (exec != null) {
            ExecSummary known = world.execs().find(exec);
            Integer code = known == null ? null : known.exitCode();
            settle(now, code != null, code, connected);
        } else {
            ContainerSummary container = world.container(order.container()).orElse(null);
            boolean ended = container == null || !container.status().equals("running");
            settle(now, ended, container == null ? null : container.exitCode(), connected);
        }
    }

    private void settle(TerminalState now, boolean ended, @Nullable Integer code, boolean connected) {
        if (!connected && now.exitCode() == null) {
            state.set(TerminalState.LOST);
        } else if (connected && ended) {
            state.set(TerminalState.ended(code));
        } else if (connected && now.phase() == TerminalState.Phase.ENDED && order instanceof Order.Attach) {
            state.set(TerminalState.DETACHED);
        }
    }

    /** Hands the process what was typed or pasted; to nobody where there is none. */
    public void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    void type(byte[] bytes) {
        Link current = link;
        if (current == null || state.get().over()) {
            return;
        }
        switch (current.opened.kind()) {
            case TERMINAL -> current.connector.write(bytes);
            case PIPES -> {
                String lines = new String(bytes, StandardCharsets.UTF_8)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
                workers.execute(() -> screen.feed(lines));
                current.connector.write(lines);
            }
            case OUTPUT -> {}
        }
    }

    /** Makes {@code holder} the one by whose size the terminal goes, until another takes that. */
    void sizeBy(Object holder) {
        sizedBy = holder;
    }

    /** Makes the terminal so large, if it goes by the size of {@code holder}. */
    void resize(Object holder, TermSize newest) {
        if (holder != sizedBy || newest.equals(size)) {
            return;
        }
        size = newest;
        Link current = link;
        sizes.execute(() -> {
            screen.resize(newest);
            if (current != null) {
                current.connector.resize(newest);
            }
        });
    }

    /** Closes it: a further process is hung up, a container's first process goes on. */
    void close() {
        closed = true;
        Link last = link;
        if (last != null) {
            leave(last);
        }
    }

    private void leave(Link last) {
        workers.execute(last.connector::close);
        String exec = last.opened.exec();
        if (exec != null && !state.get().over()) {
            var unused = opener.hangUp(exec).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.debug("could not hang up {}", exec, error);
                }
            });
        }
    }

    /** The exec session that runs for it; absent where none does. */
    @Nullable
    String running() {
        Link last = link;
        return last == null || state.get().over() ? null : last.opened.exec();
    }
}
