package dev.slipway.gui.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.connection.ProcessChannel;
import dev.slipway.gui.connection.Upload;
import dev.slipway.gui.connection.Wire;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.SystemCalls;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final SlowWire wire = new SlowWire();
    private final Helper helper =
            new Helper((notifications, lost) -> wire, worker, Runnable::run, new SystemCalls.Hello("test", "0"));
    private final Tasks tasks = new Tasks(InstantSource.system());
    private final Jobs jobs = new Jobs(helper, tasks, dev.slipway.protocol.rpc.Wire.results(), Runnable::run);

    @BeforeEach
    void connect() {
        helper.start();
        await().until(() -> helper.stateProperty().get() == ConnectionState.CONNECTED);
    }

    @AfterEach
    void close() {
        helper.close();
    }

    @Test
    void whatIsCancelledBeforeTheHelperHasBegunItIsCancelledThen() {
        jobs.ask("Pull", ImageCalls.PULL, ImageCalls.Pull.of("web"));
        TaskEntry task = tasks.all().get(0);

        task.cancel();
        assertThat(wire.cancelled).isEmpty();
        assertThat(task.isRunning()).isTrue();

        wire.begun.complete(new Common.JobStarted("j1"));
        assertThat(wire.cancelled).containsExactly("j1");

        wire.ended.completeExceptionally(new CancellationException());
        assertThat(task.stateProperty().get()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void whatIsCancelledWhileItRunsIsCancelledOnce() {
        jobs.ask("Pull", ImageCalls.PULL, ImageCalls.Pull.of("web"));
        TaskEntry task = tasks.all().get(0);
        wire.begun.complete(new Common.JobStarted("j1"));
        assertThat(wire.cancelled).isEmpty();

        task.cancel();
        assertThat(wire.cancelled).containsExactly("j1");

        wire.ended.complete(NullNode.getInstance());
        assertThat(task.stateProperty().get()).isEqualTo(TaskState.SUCCEEDED);
        task.cancel();
        assertThat(wire.cancelled).hasSize(1);
    }

    /** A helper that begins and ends a job when the test says so. */
    private static final class SlowWire implements Wire {
        final CompletableFuture<Object> begun = new CompletableFuture<>();
        final CompletableFuture<Object> ended = new CompletableFuture<>();
        final List<String> cancelled = new ArrayList<>();

        @Override
        @SuppressWarnings("unchecked") // each answer is of the type that its method names
        public <P, R> CompletableFuture<R> call(Call<P, R> call, P params) {
            return (CompletableFuture<R>)
                    switch (call.method()) {
                        case "system.hello" ->
                            CompletableFuture.completedFuture(
                                    new SystemCalls.Welcome("slipway", "0", 1, 0, "root", "admin"));
                        case "image.pull" -> begun;
                        case "job.wait" -> ended;
                        case "job.cancel" -> {
                            cancelled.add(((SystemCalls.JobId) params).job());
                            yield CompletableFuture.completedFuture(Call.Done.DONE);
                        }
                        default -> new CompletableFuture<>();
                    };
        }

        @Override
        public Upload upload(String token) throws IOException {
            throw new IOException("nothing is uploaded");
        }

        @Override
        public InputStream download(String token) throws IOException {
            throw new IOException("nothing is downloaded");
        }

        @Override
        public ProcessChannel frames(String token) throws IOException {
            throw new IOException("nothing is run");
        }

        @Override
        public void close() {}
    }
}
