package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Output;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The streams of a container's first process. */
class EngineAttachTest extends EngineTest {
    private static final Streams OUTPUT = new Streams(false, true, true);
    private static final Streams ALL = new Streams(true, true, true);

    @Test
    @Tag("R-CTR-52")
    void whoIsAttachedBeforeTheStartMissesNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            Container container = create(request("/bin/sh", "-c", "echo out; echo err >&2"));
            Attachment attachment = container.startAttached(false, OUTPUT);
            assertThat(text(attachment)).contains("out\n").contains("[err\n]");
            ended(container);
        }
    }

    @Test
    @Tag("R-CTR-52")
    void nobodyIsLeftAttachedToWhatCouldNotBeStarted() throws Exception {
        Container container = create(request("/bin/nothing"));
        long before = sockets();
        assertThat(kind(() -> container.startAttached(false, OUTPUT))).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(sockets()).isEqualTo(before);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
    }

    @Test
    @Tag("R-CTR-56")
    void severalMayBeAttachedAndOneMayCloseTheInput() throws Exception {
        Container container = create(request("/bin/cat").edit().stdin(true).build());
        container.init();
        Attachment first = container.attach(ALL);
        container.start(false);
        Attachment second = container.attach(OUTPUT);
        first.write(bytes("ahoy\n"));
        assertThat(text(second.read())).isEqualTo("ahoy\n");
        container.pause();
        container.resume();
        first.closeInput();
        assertThat(text(first)).isEqualTo("ahoy\n");
        assertThat(text(second)).isEmpty();
        assertThat(ended(container).exitCode()).isZero();
    }

    @Test
    @Tag("R-CTR-56")
    void onlyTheStreamsAskedForAreAttachedAndOneAtLeast() throws Exception {
        assertThat(kind(() -> new Streams(false, false, false))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        Container container = create(request("/bin/sh", "-c", "echo out; echo err >&2"));
        assertThat(kind(() -> container.startAttached(false, ALL))).isEqualTo(ErrorKind.STATE_INVALID);
        container.init();
        Attachment output = container.attach(new Streams(false, true, false));
        Attachment errors = container.attach(new Streams(false, false, true));
        container.start(false);
        assertThat(text(output)).isEqualTo("out\n");
        assertThat(text(errors)).isEqualTo("[err\n]");
    }

    @Test
    @Tag("R-CTR-56")
    void onlyWhatIsCreatedOrRunsIsAttachedTo() throws Exception {
        Container container = sleeping(null);
        assertThat(kind(() -> container.attach(OUTPUT))).isEqualTo(ErrorKind.STATE_INVALID);
        container.start(false);
        container.attach(OUTPUT).close();
        container.pause();
        assertThat(kind(() -> container.attach(OUTPUT))).isEqualTo(ErrorKind.STATE_INVALID);
        container.resume();
        container.stop(Duration.ZERO);
        assertThat(kind(() -> container.attach(OUTPUT))).isEqualTo(ErrorKind.STATE_INVALID);
    }

    @Test
    @Tag("R-CTR-56")
    void aTerminalIsResizedAndOutlivesWhoWasAttached() throws Exception {
        Container container = create(request("/bin/sh", "-c", "read x; busybox stty size; read x; exit 4")
                .edit()
                .terminal(true)
                .build());
        Attachment first = container.startAttached(false, ALL);
        container.resize(101, 31);
        first.close();
        Attachment second = container.attach(ALL);
        second.write(bytes("\n"));
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("31 101") < 0) {
            seen.append(text(second.read()));
        }
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        second.write(bytes("\n"));
        assertThat(ended(container).exitCode()).isEqualTo(4);
        second.close();
        assertThat(kind(() -> container.resize(80, 25))).isEqualTo(ErrorKind.STATE_INVALID);
    }

    @Test
    @Tag("R-CTR-56")
    void closingEndsAReadAtOnceAndGivesTheDescriptorBack() throws Exception {
        Container container = sleeping(null);
        container.start(false);
        long before = sockets();
        Attachment attachment = container.attach(OUTPUT);
        CompletableFuture<Output> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return attachment.read();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(sockets()).isGreaterThan(before);
        attachment.close();
        assertThat(reading.get(10, TimeUnit.SECONDS)).isNull();
        attachment.close();
        await().until(() -> sockets() == before);
    }

    /** What one that doesn't read holds up is the process, not its end. */
    @Test
    @Tag("R-CTR-56")
    void oneThatDoesNotReadKeepsTheExitCodeFromNobody() throws Exception {
        Container container = create(request("/bin/sh", "-c", "busybox yes; exit 3")
                .edit()
                .stopSignal(9)
                .build());
        Attachment attachment = container.startAttached(false, OUTPUT);
        assertThat(attachment.read()).isNotNull();
        container.kill(9);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        attachment.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Output output) {
        String piece = new String(output.bytes(), StandardCharsets.UTF_8);
        return output.errors() ? "[" + piece + "]" : piece;
    }

    private static String text(Attachment attachment) throws IOException {
        StringBuilder text = new StringBuilder();
        try (attachment) {
            for (Output next = attachment.read(); next != null; next = attachment.read()) {
                text.append(text(next));
            }
        }
        return text.toString();
    }

    /** How many sockets this process has open. */
    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(EngineAttachTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    private static ErrorKind kind(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
