package dev.slipway.gui.terminal;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All terminals there are, over all containers. JavaFX thread. */
public final class Terminals {
    /** The program that a terminal runs where nothing else is asked for. */
    static final List<String> SHELL = List.of("sh");

    private static final Logger LOG = LoggerFactory.getLogger(Terminals.class);

    private final Desk desk;
    private final Executor workers;
    private final HelperOpener opener;
    private final ObservableList<TerminalSession> sessions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TerminalSession> shown = new ReadOnlyObjectWrapper<>(this, "shown");

    /** None yet. */
    public Terminals(Desk desk) {
        this.desk = desk;
        this.workers = threads();
        this.opener = new HelperOpener(desk.helper(), workers);
        InvalidationListener settle = change -> settleAll(desk.connected());
        desk.world().execs().addListener(settle);
        desk.world().containers().addListener(settle);
        desk.helper().stateProperty().addListener(settle);
    }

    private static Executor threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "terminal-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** In the order of their opening. */
    public ObservableList<TerminalSession> sessions() {
        return sessions;
    }

    /** The one that was opened, or asked for, last. */
    ReadOnlyObjectProperty<@Nullable TerminalSession> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Opens a shell in a container. */
    public TerminalSession openShell(String container) {
        TerminalSession session = add(Order.Run.of(container, SHELL), opener);
        session.start();
        return session;
    }

    /** Attaches to the first process of a container; shows the terminal that is attached already, if there is one. */
    public void attach(String container) {
        Order order = new Order.Attach(container);
        TerminalSession known = sessions.stream()
                .filter(session -> session.order().equals(order))
                .findFirst()
                .orElse(null);
        if (known == null) {
            add(order, opener).start();
        } else {
            if (known.stateProperty().get().over()) {
                known.start();
            }
            shown.set(null);
            shown.set(known);
        }
    }

    /** Shows a process that was begun with a terminal and a channel. */
    public void show(ContainerCalls.Exec request, ContainerCalls.ExecStarted started) {
        TerminalSession session = add(Order.Run.with(request), opener);
        session.start(() -> opener.connect(started));
    }

    /** Adds a terminal whose process somebody else begins; it is up to the caller to start it. */
    public TerminalSession add(Order order, Opener with) {
        TerminalSession session = new TerminalSession(order, title(order), with, FxThread.executor(), workers);
        session.stateProperty()
                .subscribe(state -> FxThread.later(() -> session.settle(desk.world(), desk.connected())));
        sessions.add(session);
        shown.set(session);
        return session;
    }

    /** Closes a terminal. */
    public void close(TerminalSession session) {
        if (sessions.remove(session)) {
            session.close();
        }
    }

    /** The name of a terminal's container. */
    String containerName(TerminalSession session) {
        String container = session.order().container();
        return desk.world()
                .container(container)
                .map(ContainerSummary::name)
                .orElseGet(() -> container.substring(0, Math.min(12, container.length())));
    }

    /** Ends what runs for terminals, as the workbench ends; waits a moment for it. */
    public void hangUpAll() {
        List<String> running = sessions.stream()
                .map(TerminalSession::running)
                .filter(Objects::nonNull)
                .toList();
        CompletableFuture<?> ended =
                CompletableFuture.allOf(running.stream().map(opener::kill).toArray(CompletableFuture[]::new));
        try {
            ended.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("could not end all terminals", e);
        }
    }

    private void settleAll(boolean connected) {
        List.copyOf(sessions).forEach(session -> session.settle(desk.world(), connected));
    }

    /** The program, with a number where the container has a terminal of that title already. */
    private String title(Order order) {
        String name = order instanceof Order.Run run ? run.program() : Texts.get("terminal.attached");
        List<String> taken = sessions.stream()
                .filter(session -> session.order().container().equals(order.container()))
                .map(TerminalSession::title)
                .toList();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? name : name + " " + number)
                .filter(title -> !taken.contains(title))
                .findFirst()
                .orElse(name);
    }
}
