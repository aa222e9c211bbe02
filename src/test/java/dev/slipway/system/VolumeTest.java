package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.Graph;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.WorldNotice;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes over the socket. */
class VolumeTest extends SharedHelperTest {
    private static final int GROUP_ID = 100;

    @Override
    void prepare() {
        helperFolder().configure("[helper]\ngroup = \"users\"\n");
        try {
            Files.setPosixFilePermissions(folder().path(), PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void noVolumeIsLeft() throws IOException {
        client().containers().forEach(container -> client().remove(container.id()));
        volumes().forEach(volume -> remove(volume.id(), false));
        try (Stream<Path> folders = Files.list(helperFolder().root().resolve("volumes"))) {
            assertThat(folders).isEmpty();
        }
    }

    @Test
    @Tag("R-VOL-03")
    void whatOneContainerWritesAnotherReads() {
        var made = call("cargo", Map.of("ship", "liner"), Map.of("uid", "0"));
        var writer = create(with("writer", "echo freight > /hold/list"), volume("cargo", "/hold"));
        client().start(writer);
        assertThat(client().awaitExit(writer)).isZero();
        var reader = create(with("reader", "cat /hold/list"), volume("cargo", "/hold", "ro"));
        client().start(reader);
        client().awaitLine(reader, "freight");
        assertThat(volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.id()).isEqualTo(made.id());
            assertThat(volume.name()).isEqualTo("cargo");
            assertThat(volume.labels()).containsExactly(Map.entry("ship", "liner"));
            assertThat(volume.options()).containsExactly(Map.entry("uid", "0"));
            assertThat(volume.anonymous()).isFalse();
        });
        var detail = client().call(VolumeCalls.INSPECT, new VolumeCalls.Inspect("cargo", true));
        assertThat(detail.containers()).containsExactlyInAnyOrder(writer, reader);
        assertThat(detail.bytes()).isEqualTo(8);
        assertThat(Path.of(detail.mountpoint()).resolve("list")).hasContent("freight");
        assertThat(client().summary(reader).volumes()).singleElement().satisfies(use -> {
            assertThat(use.id()).isEqualTo(made.id());
            assertThat(use.destination()).isEqualTo("/hold");
            assertThat(use.options()).containsExactly("ro");
        });
        var using = new ContainerCalls.ListQuery(null, Map.of("volume", List.of("cargo")), null, null);
        assertThat(client().call(ContainerCalls.LIST, using)).hasSize(2);
        var graph = client().call(PodCalls.GRAPH, new PodCalls.GraphQuery(null));
        assertThat(graph.edges())
                .filteredOn(edge -> edge.to().equals("volume:" + made.id()))
                .extracting(Graph.Edge::from)
                .containsExactlyInAnyOrder("container:" + writer, "container:" + reader);
    }

    @Test
    void itsFilesAreLookedAtAndNothingLeadsOutOfIt() throws IOException {
        call("cargo", Map.of(), Map.of());
        Files.createDirectories(data("cargo").resolve("hold"));
        Files.writeString(data("cargo").resolve("hold/list"), "freight");
        Files.createSymbolicLink(data("cargo").resolve("out"), Path.of("../../../../../../../etc"));
        assertThat(files("cargo", "/"))
                .extracting(FileCalls.Entry::name, FileCalls.Entry::kind, FileCalls.Entry::target)
                .containsExactly(tuple("hold", "folder", null), tuple("out", "link", "../../../../../../../etc"));
        assertThat(files("cargo", "/hold")).extracting(FileCalls.Entry::size).containsExactly(7L);
        assertRefused(() -> files("cargo", "/out"), ErrorKind.INVALID_ARGUMENT, "volume cargo");
        assertRefused(() -> files("cargo", "/hold/list"), ErrorKind.INVALID_ARGUMENT, "no folder");

        var reading = client().call(VolumeCalls.READ, new FileCalls.File("cargo", "/hold/list"));
        assertThat(reading.size()).isEqualTo(7);
        try (var channel = client().connection().openChannel(reading.channel())) {
            assertThat(new String(channel.input().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("freight");
        }
        client().call(SystemCalls.JOB_WAIT, new SystemCalls.JobId(reading.job()));
    }

    private List<FileCalls.Entry> files(String volume, String path) {
        return client().call(VolumeCalls.FILES, new FileCalls.Folder(volume, path, null, null))
                .entries();
    }

    @Test
    @Tag("R-VOL-05")
    void aVolumeThatIsUsedIsRefusedWithItsUsersTold() {
        call("cargo", Map.of(), Map.of());
        create(with("loader", "true"), volume("cargo", "/hold"));
        assertRefused(() -> remove("cargo", false), ErrorKind.IN_USE, "loader", "force");
        assertRefused(() -> remove("freight", false), ErrorKind.NO_SUCH_VOLUME, "freight");
        assertRefused(() -> call("cargo", Map.of(), Map.of()), ErrorKind.VOLUME_EXISTS, "cargo");
        assertRefused(() -> call("a/b", Map.of(), Map.of()), ErrorKind.INVALID_ARGUMENT, "a/b");
        assertRefused(
                () -> call("odd", Map.of(), Map.of("colour", "red")), ErrorKind.INVALID_ARGUMENT, "colour", "nocopy");
        assertRefused(
                () -> call("big", Map.of(), Map.of("size", "1g")), ErrorKind.UNSUPPORTED, "project quotas", "size");
        remove("cargo", true);
        assertThat(client().containers()).isEmpty();
        assertThat(volumes()).isEmpty();
    }

    @Test
    @Tag("R-CTR-32")
    void anonymousVolumesGoWithTheirContainer() {
        var container = create(with("nameless", "true"), volume(null, "/hold"), volume("named", "/named"));
        assertThat(volumes()).extracting(VolumeSummary::anonymous).containsExactlyInAnyOrder(true, false);
        client().call(ContainerCalls.REMOVE, new ContainerCalls.Remove(container, false, true, null));
        assertThat(volumes()).extracting(VolumeSummary::name).containsExactly("named");
        var brief = create(with("brief", "true").autoRemove(true), volume(null, "/hold"));
        client().start(brief);
        await().untilAsserted(() ->
                assertThat(volumes()).extracting(VolumeSummary::name).containsExactly("named"));
    }

    @Test
    @Tag("R-VOL-05")
    void whatIsPrunedIsToldBeforeAndOnlyWhereVolumesAreNamed() {
        call("unused", Map.of("kind", "spare"), Map.of());
        call("other", Map.of(), Map.of());
        create(with("loader", "true").guarded(true), volume("used", "/hold"));
        client().call(SystemCalls.PRUNE, new SystemCalls.Prune(null, null, null));
        assertThat(volumes()).hasSize(3);
        var spare = Map.of("label", List.of("kind=spare"));
        var preview = client().call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("volume"), spare, true));
        assertThat(volumes()).hasSize(3);
        assertThat(preview.objects()).singleElement().satisfies(object -> {
            assertThat(object.type()).isEqualTo("volume");
            assertThat(object.name()).isEqualTo("unused");
        });
        assertThat(client().call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("volume"), spare, false)))
                .isEqualTo(preview);
        assertThat(volumes()).extracting(VolumeSummary::name).containsExactly("other", "used");
        client().call(ContainerCalls.UPDATE, new ContainerCalls.Update("loader", null, null, null, false));
    }

    @Test
    void whatTarListsComesBack() throws IOException {
        call("from", Map.of(), Map.of());
        call("to", Map.of(), Map.of());
        Programs.run("sh", "-c", """
                cd "$0" && mkdir -p deep && echo freight > deep/list && ln deep/list twin && ln -s deep/list link
                ln -s /etc/passwd absolute && chown 7:8 deep/list && chmod 4750 deep/list && truncate -s 3M hole
                python3 -c 'import os; os.setxattr("deep/list", "user.colour", b"blue")'
                touch -d '2001-02-03 04:05:06' deep/list . && chown 70:80 . && chmod 700 .
                """, data("from").toString());
        var tar = folder().resolve("volume.tar");
        Files.write(tar, export("from"));
        assertThat(Programs.run("tar", "-tf", tar.toString()).lines())
                .containsExactlyInAnyOrder("./", "./deep/", "./deep/list", "./twin", "./link", "./absolute", "./hole");
        var imported = importInto("to", Files.readAllBytes(tar));
        assertThat(imported.volume().name()).isEqualTo("to");
        assertThat(imported.bytes()).isEqualTo(8 + (3L << 20));
        assertThat(listing(data("to"))).isEqualTo(listing(data("from")));
        assertThat(Programs.run(
                        "python3",
                        "-c",
                        "import os,sys; print(os.getxattr(sys.argv[1], 'user.colour').decode(), end='')",
                        data("to").resolve("deep/list").toString()))
                .isEqualTo("blue");
        var query = new SystemCalls.EventQuery(null, null, Map.of("volume", List.of("to")));
        assertThat(client().call(SystemCalls.EVENT_LIST, query))
                .extracting(Event::action)
                .endsWith("create", "import");
        Files.delete(tar);
    }

    @Test
    void anImportComesOverWhatIsThereAllOrNothing() throws IOException {
        call("cargo", Map.of(), Map.of());
        Files.writeString(data("cargo").resolve("kept"), "old");
        Files.writeString(data("cargo").resolve("replaced"), "old");
        importInto(
                "cargo",
                new HostileTar()
                        .file("replaced", "new")
                        .file("added/deep", "new")
                        .bytes());
        assertThat(data("cargo").resolve("kept")).hasContent("old");
        assertThat(data("cargo").resolve("replaced")).hasContent("new");
        assertThat(data("cargo").resolve("added/deep")).hasContent("new");
        var before = listing(data("cargo"));
        var hostile = List.of(
                new HostileTar().file("first", "x").file("../climbed", "x").bytes(),
                new HostileTar().file("first", "x").file("/climbed", "x").bytes(),
                new HostileTar()
                        .link("out", folder().path().toString())
                        .file("out/climbed", "x")
                        .bytes(),
                new HostileTar()
                        .file("first", "x")
                        .link("up", "../../../climbed")
                        .bytes(),
                new HostileTar().device("console").bytes(),
                "this is no tar".repeat(100).getBytes(StandardCharsets.UTF_8));
        for (byte[] tar : hostile) {
            assertRefused(
                    () -> importInto("cargo", tar), ErrorKind.INVALID_ARGUMENT, "could not import into volume cargo");
            assertThat(listing(data("cargo"))).isEqualTo(before);
        }
        var whole = new HostileTar().file("first", "x".repeat(5000)).bytes();
        assertRefused(() -> importInto("cargo", Arrays.copyOf(whole, 2048)), ErrorKind.INVALID_ARGUMENT, "damaged");
        assertThat(listing(data("cargo"))).isEqualTo(before);
        assertThat(data("cargo").resolveSibling("_next")).doesNotExist();
        assertThat(folder().resolve("climbed")).doesNotExist();
    }

    @Test
    void anImportIsRefusedWhileAContainerRunsWithTheVolumeAndKeepsItFromStarting() throws IOException {
        call("cargo", Map.of(), Map.of());
        var loader = create(with("loader", "echo up; exec sleep 1000"), volume("cargo", "/hold"));
        client().start(loader);
        var tar = new HostileTar().file("list", "freight").bytes();
        assertRefused(() -> importInto("cargo", tar), ErrorKind.IN_USE, "loader", "Stop");
        client().stop(loader);
        var begun = client().call(VolumeCalls.IMPORT, new Common.Id("cargo"));
        try (var channel = client().connection().openChannel(begun.channel())) {
            channel.output().write(tar, 0, 512);
            channel.output().flush();
            await().untilAsserted(() -> assertRefused(() -> client().start(loader), ErrorKind.IN_USE, "import", "job"));
            assertRefused(() -> export("cargo"), ErrorKind.IN_USE, "import");
            client().call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(begun.job()));
        }
        await().ignoreExceptions().untilAsserted(() -> client().start(loader));
        client().stop(loader);
        assertThat(data("cargo")).isEmptyDirectory();
    }

    @Test
    void anExportRunsBesideAContainerAndIsCancelled() throws IOException {
        call("cargo", Map.of(), Map.of());
        Programs.run(
                "sh",
                "-c",
                "head -c 20M /dev/urandom > \"$0/big\"",
                data("cargo").toString());
        var loader = create(with("loader", "echo up; exec sleep 1000"), volume("cargo", "/hold"));
        client().start(loader);
        var begun = client().call(VolumeCalls.EXPORT, new Common.Id("cargo"));
        try (var channel = client().connection().openChannel(begun.channel())) {
            assertThat(channel.input().readNBytes(1000)).hasSize(1000);
            client().remove(loader);
            assertRefused(() -> remove("cargo", false), ErrorKind.IN_USE, "export");
            client().call(SystemCalls.JOB_CANCEL, new SystemCalls.JobId(begun.job()));
        }
        await().ignoreExceptions().untilAsserted(() -> remove("cargo", false));
    }

    @Test
    void theWorldTellsOfVolumes() {
        call("before", Map.of(), Map.of());
        var seen = new ArrayList<JsonNode>();
        var changes = new ArrayList<WorldNotice.Change>();
        var watch = client().connection()
                .watch(SystemCalls.WORLD_WATCH, new SystemCalls.WorldWatch(null), notice -> {
                    var world = notice.as(WorldNotice.class);
                    synchronized (seen) {
                        if (world.snapshot() != null) {
                            world.snapshot().stream()
                                    .filter(object -> object.kind().equals("volume"))
                                    .forEach(object -> seen.add(object.object()));
                        }
                        if (world.changes() != null) {
                            world.changes().stream()
                                    .filter(change -> change.kind().equals("volume"))
                                    .forEach(changes::add);
                        }
                    }
                })
                .join();
        remove("before", false);
        await().untilAsserted(() -> {
            synchronized (seen) {
                assertThat(seen)
                        .extracting(volume -> volume.path("name").asText())
                        .containsExactly("before");
                assertThat(changes).extracting(WorldNotice.Change::op).containsExactly("delete");
            }
        });
        watch.close();
    }

    @Test
    void onlyRootMountsWhatItNames() {
        var params = Map.<String, Object>of(
                "name", "host", "options", Map.of("type", "none", "o", "bind", "device", "/etc"));
        var refused = Asker.ofGroup(GROUP_ID).ask(helperFolder().socket(), "volume.create", params);
        assertThat(refused.at("/error/data/kind").asText()).isEqualTo("NOT_PERMITTED");
        var made = Asker.ofGroup(GROUP_ID).ask(helperFolder().socket(), "volume.create", Map.of("name", "plain"));
        assertThat(made.at("/result/name").asText()).isEqualTo("plain");
    }

    private Common.Named call(String name, Map<String, String> labels, Map<String, String> options) {
        return client().call(VolumeCalls.CREATE, new VolumeCalls.Create(name, null, labels, options));
    }

    private List<VolumeSummary> volumes() {
        return client().call(VolumeCalls.LIST, VolumeCalls.ListQuery.ALL);
    }

    private void remove(String volume, boolean force) {
        client().call(VolumeCalls.REMOVE, new VolumeCalls.Remove(volume, force, 0.0));
    }

    private static ContainerCalls.VolumeOption volume(@Nullable String name, String destination, String... options) {
        return new ContainerCalls.VolumeOption(name, destination, List.of(options));
    }

    private ContainerCallsCreateBuilder with(String name, String command) {
        return ContainerCallsCreateBuilder.builder()
                .bundle(client().importInPlace(bundles().hello(), name))
                .name(name)
                .command(List.of("/bin/sh", "-c", command))
                .stopSignal("KILL");
    }

    private String create(ContainerCallsCreateBuilder request, ContainerCalls.VolumeOption... volumes) {
        return client().call(
                        ContainerCalls.CREATE, request.volumes(List.of(volumes)).build())
                .id();
    }

    private byte[] export(String volume) throws IOException {
        var begun = client().call(VolumeCalls.EXPORT, new Common.Id(volume));
        try (var channel = client().connection().openChannel(begun.channel())) {
            var bytes = channel.input().readAllBytes();
            var told = client().result(begun.job(), VolumeCalls.Exported.class).bytes();
            assertThat(told).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private VolumeCalls.Imported importInto(String volume, byte[] tar) throws IOException {
        var begun = client().call(VolumeCalls.IMPORT, new Common.Id(volume));
        try (var channel = client().connection().openChannel(begun.channel())) {
            try {
                channel.output().write(tar);
                channel.endOfUpload();
            } catch (IOException e) {
                // refused before its end: the job says why
            }
            return client().result(begun.job(), VolumeCalls.Imported.class);
        }
    }

    private Path data(String volume) {
        return helperFolder().root().resolve("volumes").resolve(volume).resolve("_data");
    }

    private static List<String> listing(Path folder) {
        return Programs.run("find", folder.toString(), "-printf", "%P %y %m %U:%G %n %s %Ts %l\n")
                .lines()
                .map(line -> line.replaceFirst("( d \\d+ \\S+ \\d+) \\d+", "$1")
                        .replaceFirst("( l \\d+ \\S+ \\d+ \\d+) \\d+", "$1"))
                .sorted()
                .toList();
    }
}
