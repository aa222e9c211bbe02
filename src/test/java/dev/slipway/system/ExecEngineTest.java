package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.container.Execs;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Output;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ExecSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** With a running container named ship, for further processes in it. */
abstract class ExecEngineTest extends EngineTest {
    static final Streams OUTPUT = new Streams(false, true, true);
    static final Streams ALL = new Streams(true, true, true);

    Container container;
    Execs execs;

    @BeforeEach
    void startContainer() throws IOException {
        Files.writeString(rootfs().resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nmate:x:1000:50::/:/bin/sh\n");
        container = sleeping("ship");
        container.start(false);
        execs = engine.containers().execs();
    }

    static ExecRequest sh(String script) {
        return ExecRequest.of("/bin/sh", "-c", script);
    }

    ExecSession created(ExecRequest request) {
        return execs.create(container.id(), request);
    }

    ExecSession started(ExecRequest request) {
        ExecSession session = created(request);
        execs.start(session.id());
        return execs.require(session.id());
    }

    ExecSession ended(ExecSession session) throws Exception {
        return execs.await(session.id()).get(20, SECONDS);
    }

    String output(ExecRequest request) throws Exception {
        ExecSession session = created(request);
        String output = text(execs.startAttached(session.id(), OUTPUT));
        ended(session);
        return output;
    }

    /** All of it, what it wrote to its standard error in brackets. */
    static String text(Attachment attachment) throws IOException {
        StringBuilder text = new StringBuilder();
        try (attachment) {
            for (Output next = attachment.read(); next != null; next = attachment.read()) {
                String piece = new String(next.bytes(), StandardCharsets.UTF_8);
                text.append(next.errors() ? "[" + piece + "]" : piece);
            }
        }
        return text.toString();
    }

    private final StringBuilder unread = new StringBuilder();

    /** The next line of a terminal. */
    String line(Attachment attachment) throws IOException {
        while (unread.indexOf("\n") < 0) {
            Output next = attachment.read();
            assertThat(next).isNotNull();
            unread.append(new String(next.bytes(), StandardCharsets.UTF_8));
        }
        String line = unread.substring(0, unread.indexOf("\n")).strip();
        unread.delete(0, unread.indexOf("\n") + 1);
        return line;
    }

    /** They go a moment after the end is told. */
    void assertNoFolderIsLeft() {
        await().untilAsserted(() -> assertThat(execFolders()).isEmpty());
    }

    Set<String> execFolders() {
        String[] names = config.runRoot().resolve("execs").toFile().list();
        return names == null ? Set.of() : Set.of(names);
    }

    List<Event> execEvents() {
        return state.events(1000).stream()
                .filter(event -> event.action().startsWith("exec"))
                .toList();
    }

    static ErrorKind kind(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
