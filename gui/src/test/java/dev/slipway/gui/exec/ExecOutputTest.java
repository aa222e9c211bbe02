package dev.slipway.gui.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.connection.Frames;
import dev.slipway.gui.logs.LogLine;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ExecSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecOutputTest {
    private final World world = new World();
    private final ExecOutput output =
            new ExecOutput("e1", InstantSource.fixed(Instant.EPOCH), Runnable::run, Runnable::run);

    @Test
    void tellsTheStreamsApart() throws IOException {
        output.read(new FakeFrames(
                new Piece(Frames.STDOUT, "out\n"),
                new Piece(Frames.STDERR, "wrong\n"),
                new Piece(Frames.STDOUT, "last")));

        assertThat(output.model().lines().stream().map(LogLine::text)).containsExactly("out", "wrong", "last");
        assertThat(output.model().lines().stream().map(LogLine::error)).containsExactly(false, true, false);
    }

    @Test
    void showsTheExitCodeOnceTheWorldKnowsIt() throws IOException {
        output.read(new FakeFrames());
        put(null);
        output.over(world);
        assertThat(output.model().stateProperty().get()).isEqualTo(LogState.ended("The command has ended."));

        put(3);
        output.settle(world);
        assertThat(output.model().stateProperty().get())
                .isEqualTo(LogState.ended("The command has ended with exit code 3."));
    }

    @Test
    void isLiveWhileItRunsWhateverTheWorldTells() {
        put(3);
        output.settle(world);

        assertThat(output.model().stateProperty().get()).isEqualTo(LogState.LOADING);
    }

    private void put(@Nullable Integer code) {
        ExecSummary exec = new ExecSummary(
                "e1", "c1", List.of("ls"), false, null, "stopped", null, code, Instant.EPOCH, null, null);
        world.apply(List.of(new WorldUpdate(2, false, true, true, List.of(new Entry("exec", "e1", exec)))));
    }

    private record Piece(int stream, String text) {}

    private record FakeFrames(Piece... pieces) implements Frames {
        @Override
        public void readAll(Sink sink) {
            for (Piece piece : pieces) {
                sink.frame(piece.stream(), piece.text().getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() {}
    }
}
