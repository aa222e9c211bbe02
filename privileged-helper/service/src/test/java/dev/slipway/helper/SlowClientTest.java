package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that asks without end and never reads an answer. */
@Timeout(60)
class SlowClientTest {
    @TempDir
    Path folder;

    @Test
    void itIsNotReadFromAnyMoreAndTheOthersAreServed() throws Exception {
        try (RunningHelper helper = new RunningHelper(folder);
                SlipwayClient other = helper.client()) {
            AtomicLong asked = new AtomicLong();
            try (RawClient deaf = helper.raw()) {
                CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(deaf, asked));
                AtomicLong before = new AtomicLong();
                await().pollInterval(Duration.ofMillis(500))
                        .until(() -> asked.get() > 0 && before.getAndSet(asked.get()) == asked.get());
                assertThat(asked.get()).isLessThan(100_000);

                assertThat(other.call(SystemCalls.HELLO, new SystemCalls.Hello("other", "1"))
                                .get(2, TimeUnit.SECONDS)
                                .protocol())
                        .isEqualTo(1);
                deaf.hangUp();
                assertThat(asking).failsWithin(10, TimeUnit.SECONDS);
            }
            assertThat(other.isOpen()).isTrue();
        }
    }

    private static void ask(RawClient client, AtomicLong asked) {
        try {
            while (asked.get() < 100_000) {
                client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}\n");
                asked.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
