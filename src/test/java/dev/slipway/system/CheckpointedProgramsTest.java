package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Output;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real programs go on after a restore, which what they know and do proves. */
class CheckpointedProgramsTest extends CheckpointEngineTest {
    private static final int POSTGRES_USER = 70;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    /** Which process has a transaction open, and since when. */
    private static final String OPEN =
            "select pid, xact_start from pg_stat_activity where state = 'idle in transaction'";

    /** A client in the container begins a transaction, and ends it once there is a file. */
    private static final String TRANSACTION = """
            export PATH=/usr/postgresql:/bin LC_ALL=C
            initdb --pgdata=/data --username=postgres --auth=trust --no-sync --no-instructions --locale=C || exit 1
            postgres -D /data -c listen_addresses= -c unix_socket_directories=/tmp -c fsync=off -c jit=off &
            until psql -h /tmp -U postgres -c 'select 1'; do sleep 0.1; done
            mkfifo /tmp/in
            psql -h /tmp -U postgres -qAt </tmp/in &
            exec 3>/tmp/in
            echo 'create table ship (name text); begin; insert into ship values ($$ferry$$);' >&3
            echo 'select $$tick $$ || count(*) from ship;' >&3
            until [ -e /tmp/go ]; do sleep 0.05; done
            echo 'insert into ship values ($$barge$$); commit; select $$tick $$ || count(*) from ship;' >&3
            wait
            """;

    @Test
    @Tag("R-CKPT-10")
    void aTreeOfProcessesGoesOnWithAllThatItHolds() throws IOException {
        importBundle(engine, "harbour", "exec perl /harbour.pl", rootfs -> {
            HostProgram.perl(rootfs);
            Files.createSymbolicLink(rootfs.resolve("bin/perl"), Path.of("/usr/bin/perl"));
            try (InputStream script =
                    Objects.requireNonNull(CheckpointedProgramsTest.class.getResourceAsStream("harbour.pl"))) {
                Files.copy(script, rootfs.resolve("harbour.pl"));
            }
        });
        Container container = started("harbour", "harbour");
        ticks(container, 5);
        Map<Integer, List<Integer>> running = threads(container);
        assertThat(running).hasSize(2);
        assertThat(running.get(1)).hasSize(3);

        Checkpoint taken = take("harbour", "first", STOPPING);
        int then = last(container);
        Map<Integer, List<Integer>> saved = new TreeMap<>();
        for (SavedProcess process : engine.checkpoints().processes(taken.id())) {
            saved.put(process.pid(), process.threads().stream().sorted().toList());
        }
        assertThat(saved).isEqualTo(running);
        engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);

        ticks(container, then + 10);
        assertThat(numbers(container)).containsExactlyElementsOf(upTo(last(container)));
        assertThat(threads(container)).isEqualTo(running);
        Container twin = engine.containers()
                .require(engine.checkpoints()
                        .restore(RestoreRequest.clone("first", "twin"), Progress.NONE)
                        .id());
        await().until(() -> last(twin) > then + 5);
        ticks(container, last(container) + 5);
    }

    private static List<Integer> upTo(int last) {
        return Stream.iterate(1, number -> number + 1).limit(last).toList();
    }

    /** The processes of a container that runs, to their threads, by the ids that they have in it. */
    private static Map<Integer, List<Integer>> threads(Container container) throws IOException {
        Map<Integer, List<Integer>> found = new TreeMap<>();
        collect(Path.of("/proc", String.valueOf(container.record().state().pid())), found);
        return found;
    }

    private static void collect(Path process, Map<Integer, List<Integer>> found) throws IOException {
        List<Path> threads;
        try (Stream<Path> all = Files.list(process.resolve("task"))) {
            threads = all.toList();
        }
        found.put(
                inner(process),
                threads.stream().map(CheckpointedProgramsTest::inner).sorted().toList());
        for (Path thread : threads) {
            for (String child : Files.readString(thread.resolve("children")).split(" ", -1)) {
                if (!child.isBlank()) {
                    collect(Path.of("/proc", child.strip()), found);
                }
            }
        }
    }

    private static int inner(Path task) {
        try (Stream<String> lines = Files.lines(task.resolve("status"))) {
            String ids =
                    lines.filter(line -> line.startsWith("NSpid:")).findFirst().orElseThrow();
            return Integer.parseInt(ids.substring(ids.lastIndexOf('\t') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Tag("R-CKPT-10")
    void aTransactionOfADatabaseIsStillOpenAndIsEnded() throws IOException {
        importBundle(engine, "postgres", TRANSACTION, rootfs -> {
            HostProgram.postgres(rootfs);
            Files.writeString(
                    rootfs.resolve("etc/passwd"), "postgres:x:%1$d:%1$d::/data:/bin/sh\n".formatted(POSTGRES_USER));
            Path data = Files.createDirectory(rootfs.resolve("data"));
            Programs.run("chown", POSTGRES_USER + ":" + POSTGRES_USER, data.toString());
            Files.setPosixFilePermissions(rootfs.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        });
        String id = engine.containers()
                .create(CreateContainer.ofBundle("postgres")
                        .edit()
                        .name("database")
                        .user(POSTGRES_USER + ":" + POSTGRES_USER)
                        .spec(ofAnOwnUserNamespace())
                        .build())
                .id();
        Container container = engine.containers().require(id);
        container.start(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> last(container) == 1);
        assertThat(asked(container, "select count(*) from ship")).isEqualTo("0");
        String open = asked(container, OPEN);
        assertThat(open).isNotBlank();

        take("database", "open", STOPPING);
        engine.checkpoints().restore(RestoreRequest.inPlace("open"), Progress.NONE);

        assertThat(asked(container, "select count(*) from ship")).isEqualTo("0");
        assertThat(asked(container, OPEN)).isEqualTo(open);
        Files.createFile(inside(container, "/tmp/go"));
        ticks(container, 2);
        assertThat(asked(container, "select string_agg(name, ' ' order by name) from ship"))
                .isEqualTo("barge ferry");
    }

    /** CRIU may read the limits of a process of another user there, where its machine may not lack CAP_SYS_RESOURCE. */
    private static ObjectNode ofAnOwnUserNamespace() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        ObjectNode linux = spec.putObject("linux");
        for (String kind : List.of("pid", "network", "ipc", "uts", "mount", "user")) {
            linux.withArrayProperty("namespaces").addObject().put("type", kind);
        }
        for (String mappings : List.of("uidMappings", "gidMappings")) {
            linux.putArray(mappings)
                    .addObject()
                    .put("containerID", 0)
                    .put("hostID", 0)
                    .put("size", 1 << 16);
        }
        return spec;
    }

    /** What another client within the container is told. */
    private static String asked(Container container, String query) {
        return Programs.run(
                        "nsenter",
                        "--target",
                        String.valueOf(container.record().state().pid()),
                        "--mount",
                        "--pid",
                        "--root",
                        "/bin/sh",
                        "-c",
                        "cd /; exec /usr/postgresql/psql -h /tmp -U postgres -Atc \"$1\"",
                        "sh",
                        query)
                .strip();
    }

    @Test
    @Tag("R-CKPT-10")
    void aShellInATerminalKnowsWhatItWasTold() throws IOException {
        importBundle("shell", "exec /bin/sh -i");
        String id = engine.containers()
                .create(CreateContainer.ofBundle("shell")
                        .edit()
                        .name("shell")
                        .terminal(true)
                        .stdin(true)
                        .build())
                .id();
        Container container = engine.containers().require(id);
        container.start(false);
        try (Attachment before = container.attach(new Streams(true, true, true))) {
            before.write(bytes("ship=ferry; cd /tmp; echo it is $((6 * 7))\n"));
            awaitText(before, "it is 42");
        }

        take("shell", "first", STOPPING.edit().shellJob(true).build());
        engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);

        try (Attachment after = container.attach(new Streams(true, true, true))) {
            after.write(bytes("echo the $ship is in $PWD, $$\n"));
            awaitText(after, "the ferry is in /tmp, 1");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitText(Attachment attachment, String text) {
        StringBuffer seen = new StringBuffer();
        CompletableFuture<Void> found = CompletableFuture.runAsync(() -> {
            while (seen.indexOf(text) < 0) {
                seen.append(next(attachment));
            }
        });
        assertThat(found)
                .as(() -> "\"" + text + "\" in what the terminal showed: " + seen)
                .succeedsWithin(LONGEST_ANSWER);
    }

    private static String next(Attachment attachment) {
        try {
            Output output = attachment.read();
            if (output == null) {
                throw new AssertionError("the terminal ended");
            }
            return new String(output.bytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
