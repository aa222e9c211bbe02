package dev.slipway.gui.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.techsenger.jeditermfx.core.util.TermSize;
import dev.slipway.gui.terminal.TerminalState.Phase;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ExecSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalSessionTest {
    private final World world = new World();
    private final FakeOpener opener = new FakeOpener();
    private final ExecutorService view = Executors.newSingleThreadExecutor();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final TerminalSession session = session(Order.Run.of("c1", List.of("/bin/sh")));

    @AfterEach
    void end() {
        opener.process.close();
        workers.shutdown();
        await().until(workers::isTerminated);
        view.shutdown();
    }

    @Test
    void showsWhatTheProcessWritesAndSendsWhatIsTyped() {
        session.start();
        opener.process.writes("$ ");
        await().until(() -> phase() == Phase.RUNNING);
        session.type("echo 42\r");
        opener.process.writes("echo 42\r\n42\r\n");

        await().until(() -> line(1).equals("42"));
        await().until(() -> opener.process.typed.toString().equals("echo 42\r"));
        assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void aCharacterMayBeCutAnywhere() {
        session.start();
        opener.process.writes((byte) 0xc3).writes((byte) 0xbc, (byte) '!');

        await().until(() -> line(0).equals("ü!"));
    }

    @Test
    void answersWhatTheProcessAsks() {
        session.start();
        opener.process.writes("ab\u001b[6n");

        await().until(() -> opener.process.typed.toString().equals("\u001b[1;3R"));
    }

    @Test
    void oneViewAtATimeSetsTheSize() {
        session.start();
        await().until(() -> opener.process.sizes.equals(List.of("80x24")));
        session.sizeBy("large");
        session.resize("large", new TermSize(120, 40));
        session.resize("small", new TermSize(10, 10));

        await().until(() -> opener.process.sizes.equals(List.of("80x24", "120x40")));
        assertThat(session.screen().buffer().getWidth()).isEqualTo(120);
    }

    @Test
    void tellsTheExitCodeOnceTheWorldKnowsIt() {
        session.start();
        opener.process.writes("bye\r\n").ends();
        await().until(() -> phase() == Phase.ENDED);
        assertThat(session.stateProperty().get().exitCode()).isNull();

        put(3);
        session.settle(world, true);
        assertThat(session.stateProperty().get()).isEqualTo(TerminalState.ended(3));
        assertThat(opener.hungUp).isEmpty();
    }

    @Test
    void isLostWithTheHelperAndKnowsBetterLater() {
        session.start();
        opener.process.ends();
        await().until(() -> phase() == Phase.ENDED);
        session.settle(world, false);
        assertThat(phase()).isEqualTo(Phase.LOST);

        session.settle(world, true);
        assertThat(phase()).isEqualTo(Phase.LOST);
        put(0);
        session.settle(world, true);
        assertThat(session.stateProperty().get()).isEqualTo(TerminalState.ended(0));
    }

    @Test
    void runsAgainBelowWhatItShowed() {
        session.start();
        opener.process.writes("first\r\n").ends();
        await().until(() -> phase() == Phase.ENDED);
        opener.process = new FakeProcess().writes("second");
        session.start();

        await().until(() -> line(0).equals("second"));
        assertThat(line(-1)).isEqualTo("first");
        assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void closingHangsUpWhatItRan() {
        session.start();
        await().until(() -> phase() == Phase.RUNNING);
        session.close();

        assertThat(opener.hungUp).containsExactly("e1");
        await().until(opener.process::closed);
    }

    @Test
    void whatIsClosedWhileItIsBegunIsHungUpThen() {
        CompletableFuture<Opened> opened = new CompletableFuture<>();
        session.start(() -> opened);
        session.close();
        assertThat(opener.hungUp).isEmpty();

        opened.complete(new Opened("e1", opener.process, Opened.Kind.TERMINAL));
        await().until(() -> opener.hungUp.equals(List.of("e1")));
        await().until(opener.process::closed);
    }

    @Test
    void closingLeavesTheContainersOwnProcess() {
        TerminalSession attached = session(new Order.Attach("c1"));
        attached.start();
        await().until(() -> attached.stateProperty().get().phase() == Phase.RUNNING);
        attached.close();

        await().until(opener.process::closed);
        assertThat(opener.hungUp).isEmpty();
    }

    @Test
    void pipesGetLinesAndShowWhatIsTyped() {
        opener.kind = Opened.Kind.PIPES;
        TerminalSession attached = session(new Order.Attach("c1"));
        attached.start();
        await().until(() -> attached.stateProperty().get().phase() == Phase.RUNNING);
        attached.type("hello\r");

        await().until(() -> opener.process.typed.toString().equals("hello\n"));
        await().until(() -> line(attached, 0).equals("hello"));
    }

    @Test
    void saysWhyItCouldNotBeBegun() {
        session.start(() -> CompletableFuture.failedFuture(new IOException("no such program")));

        await().until(() -> session.stateProperty().get().equals(TerminalState.failed("No such program.")));
    }

    @Test
    void nothingIsReadAheadOfTheScreen() {
        session.start();
        await().until(() -> phase() == Phase.RUNNING);
        session.screen().buffer().lock();
        try {
            for (int piece = 0; piece < 100; piece++) {
                opener.process.writes("y\r\n".repeat(100));
            }
            await().until(() -> opener.process.pieces() > 0);
            assertThat(opener.process.pieces()).isLessThan(5);
        } finally {
            session.screen().buffer().unlock();
        }
        await().until(() -> opener.process.pieces() == 100);
    }

    private TerminalSession session(Order order) {
        return new TerminalSession(order, "sh", opener, view, workers);
    }

    private Phase phase() {
        return session.stateProperty().get().phase();
    }

    private String line(int number) {
        return line(session, number);
    }

    private static String line(TerminalSession of, int number) {
        of.screen().buffer().lock();
        try {
            return number < -of.screen().buffer().getHistoryLinesCount()
                    ? ""
                    : of.screen().buffer().getLine(number).getText().stripTrailing();
        } finally {
            of.screen().buffer().unlock();
        }
    }

    private void put(@Nullable Integer code) {
        ExecSummary exec = new ExecSummary(
                "e1", "c1", List.of("sh"), true, null, "stopped", null, code, Instant.EPOCH, null, null);
        world.apply(List.of(new WorldUpdate(2, false, true, true, List.of(new Entry("exec", "e1", exec)))));
    }

    private static final class FakeOpener implements Opener {
        private final List<String> hungUp = new ArrayList<>();
        private volatile FakeProcess process = new FakeProcess();
        private Opened.Kind kind = Opened.Kind.TERMINAL;

        @Override
        public CompletableFuture<Opened> open(Order order) {
            String exec = order instanceof Order.Run ? "e1" : null;
            return CompletableFuture.completedFuture(new Opened(exec, process, kind));
        }

        @Override
        public synchronized CompletableFuture<?> hangUp(String exec) {
            hungUp.add(exec);
            return CompletableFuture.completedFuture(exec);
        }

        @Override
        public CompletableFuture<?> kill(String exec) {
            return CompletableFuture.completedFuture(exec);
        }
    }
}
