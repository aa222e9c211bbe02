package dev.slipway.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleImportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private final BundleState state = new BundleState();
    private final AtomicInteger count = new AtomicInteger();
    private Bundles bundles;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        bundles = bundles(new ImportLimits(1 << 20, 100, 4 << 20));
    }

    private Bundles bundles(ImportLimits limits) {
        return new Bundles(
                folder.resolve("bundles"),
                state,
                InstantSource.fixed(NOW),
                () -> String.format("%064x", count.incrementAndGet()),
                limits);
    }

    private ImportedBundle importTar(String name, byte[] tar) {
        return bundles.importTar(name, new ByteArrayInputStream(tar), Progress.NONE);
    }

    @Test
    void aSoundTarBecomesABundleWithModesOwnersTimesLinksAndAttributes() throws IOException {
        byte[] tar = TarMaker.bundle()
                .file("rootfs/bin/tool", 04751, 1234, 5678, "tool")
                .symbolicLink("rootfs/bin/sh", "/bin/tool")
                .hardLink("rootfs/bin/same", "rootfs/bin/tool")
                .symbolicLink("rootfs/up", "../config.json")
                .attribute("rootfs/bin/marked", "user.note", "hello")
                .attribute("rootfs/bin/opaque", "trusted.overlay.opaque", "y")
                .bytes();

        ImportedBundle imported = importTar("web", tar);

        Bundle bundle = imported.bundle();
        Path rootfs = Path.of(bundle.rootfs());
        assertThat(bundle.name()).isEqualTo("web");
        assertThat(bundle.mode()).isEqualTo(Bundle.Mode.COPY);
        assertThat(bundle.created()).isEqualTo(NOW);
        assertThat(rootfs).isEqualTo(Path.of(bundle.path(), "rootfs"));
        Path tool = rootfs.resolve("bin/tool");
        assertThat(Files.getAttribute(tool, "unix:mode")).isEqualTo(0100000 | 04751);
        assertThat(Files.getAttribute(tool, "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(tool, "unix:gid")).isEqualTo(5678);
        assertThat(Files.getLastModifiedTime(tool)).isEqualTo(FileTime.fromMillis(1_700_000_000_000L));
        assertThat(Files.getLastModifiedTime(rootfs.resolve("bin"))).isEqualTo(FileTime.fromMillis(1_700_000_000_000L));
        assertThat(Files.getAttribute(tool, "unix:ino"))
                .isEqualTo(Files.getAttribute(rootfs.resolve("bin/same"), "unix:ino"));
        assertThat(Files.readSymbolicLink(rootfs.resolve("bin/sh"))).hasToString("/bin/tool");
        assertThat(Files.getAttribute(rootfs.resolve("bin/marked"), "user:note"))
                .isEqualTo("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(bundle.size()).isEqualTo(TarMaker.CONFIG.length() + 4L);
        assertThat(state.bundles()).extracting(Bundle::name).containsExactly("web");
        assertThat(state.events(9)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("import");
            assertThat(event.id()).isEqualTo(bundle.id());
        });
    }

    static Stream<Arguments> refused() {
        String folder = "/slipway-never-there";
        return Stream.of(
                Arguments.of("path-goes-up", TarMaker.bundle().file("../evil", "x"), "goes up"),
                Arguments.of("path-goes-up", TarMaker.bundle().file("rootfs/../../evil", "x"), "goes up"),
                Arguments.of("absolute-path", TarMaker.bundle().file("/slipway-never-there", "x"), "is absolute"),
                Arguments.of(
                        "link-outside", TarMaker.bundle().symbolicLink("rootfs/a", "../../b"), "leaves the bundle"),
                Arguments.of("link-outside", TarMaker.bundle().symbolicLink("side", "/etc"), "absolute link"),
                Arguments.of(
                        "through-link",
                        TarMaker.bundle().symbolicLink("rootfs/etc", folder).file("rootfs/etc/evil", "x"),
                        "through a symbolic link"),
                Arguments.of(
                        "through-link",
                        TarMaker.bundle().symbolicLink("rootfs/etc", "bin").folder("rootfs/etc/evil"),
                        "through a symbolic link"),
                Arguments.of("absolute-path", TarMaker.bundle().hardLink("rootfs/a", "/etc/passwd"), "is absolute"),
                Arguments.of("path-goes-up", TarMaker.bundle().hardLink("rootfs/a", "../outside/secret"), "goes up"),
                Arguments.of(
                        "through-link",
                        TarMaker.bundle().symbolicLink("rootfs/e", "/etc").hardLink("rootfs/a", "rootfs/e/passwd"),
                        "through a symbolic link"),
                Arguments.of(
                        "link-target",
                        TarMaker.bundle()
                                .symbolicLink("rootfs/e", "/etc/passwd")
                                .hardLink("rootfs/a", "rootfs/e"),
                        "target of a hard link"),
                Arguments.of("device", TarMaker.bundle().special("rootfs/sda", TarConstants.LF_BLK), "is a device"),
                Arguments.of("device", TarMaker.bundle().special("rootfs/mem", TarConstants.LF_CHR), "is a device"),
                Arguments.of("special-file", TarMaker.bundle().special("rootfs/p", TarConstants.LF_FIFO), "neither"),
                Arguments.of(
                        "through-file", TarMaker.bundle().file("rootfs/f", "x").file("rootfs/f/g", "x"), "a file"),
                Arguments.of("replaces-folder", TarMaker.bundle().file("rootfs/bin", "x"), "was a folder"),
                Arguments.of("config-missing", new TarMaker().folder("rootfs"), "no file config.json"),
                Arguments.of(
                        "config-invalid",
                        new TarMaker().file("config.json", "{ no").folder("rootfs"),
                        "no JSON"),
                Arguments.of(
                        "config-missing",
                        new TarMaker().symbolicLink("config.json", "other.json").folder("rootfs"),
                        "no file config.json"),
                Arguments.of(
                        "rootfs-missing",
                        new TarMaker().file("config.json", TarMaker.CONFIG),
                        "root filesystem rootfs"),
                Arguments.of(
                        "rootfs-missing",
                        new TarMaker().file("config.json", TarMaker.CONFIG).symbolicLink("rootfs", "x"),
                        "root filesystem rootfs"),
                Arguments.of(
                        "rootfs-outside",
                        new TarMaker().file("config.json", TarMaker.CONFIG.replace("\"rootfs\"", "\"/etc\"")),
                        "outside the bundle"),
                Arguments.of(
                        "rootfs-outside",
                        new TarMaker().file("config.json", TarMaker.CONFIG.replace("\"rootfs\"", "\"a/../..\"")),
                        "outside the bundle"),
                Arguments.of(
                        "root-missing",
                        new TarMaker().file("config.json", TarMaker.CONFIG.replace("\"root\"", "\"riit\"")),
                        "root.path"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aHostileOrUnusableTarIsRefusedAndNothingIsLeft(String code, TarMaker tar, String reason) throws IOException {
        byte[] bytes = tar.bytes();

        EngineException error = catchThrowableOfType(EngineException.class, () -> importTar("evil", bytes));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.details()).containsEntry("code", code);
        assertThat(error.message()).startsWith("could not import the bundle: ").contains(reason);
        assertThat(error.hint()).isNotBlank();
        assertNothingIsLeft();
    }

    @Test
    void aTarThatIsCutAnywhereIsDamaged() throws IOException {
        byte[] whole = TarMaker.bundle().file("rootfs/bin/tool", "tool").bytes();
        int contents = contentsLength(whole);

        for (int length = 0; length < contents; length += 100) {
            byte[] cut = Arrays.copyOf(whole, length);
            EngineException error = catchThrowableOfType(EngineException.class, () -> importTar("cut", cut));
            assertThat(error).as("cut at %d", cut.length).isNotNull();
            assertThat(error.details()).containsEntry("code", "damaged-tar");
            assertNothingIsLeft();
        }
    }

    private static int contentsLength(byte[] tar) {
        int end = tar.length;
        while (tar[end - 1] == 0) {
            end--;
        }
        return end;
    }

    @Test
    void whatIsNoTarIsDamaged() {
        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> importTar("no", "this is no tar at all".repeat(100).getBytes()));

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.details()).containsEntry("code", "damaged-tar");
    }

    @Test
    void tooManyBytesOrEntriesAreRefused() throws IOException {
        TarMaker big = TarMaker.bundle().file("rootfs/big", "x".repeat((1 << 20) + 1));
        TarMaker many = TarMaker.bundle();
        for (int i = 0; i < 100; i++) {
            many.file("rootfs/" + i, "");
        }

        for (TarMaker tar : new TarMaker[] {big, many}) {
            EngineException error = catchThrowableOfType(EngineException.class, () -> importTar("big", tar.bytes()));
            assertThat(error.kind()).isEqualTo(ErrorKind.EXHAUSTED);
            assertNothingIsLeft();
        }
    }

    @Test
    void aSizeThatIsClaimedButNotSentIsRefusedBeforeAnyOfItIsWritten() throws IOException {
        byte[] tar = TarMaker.bundle().file("rootfs/huge", "x").bytes();
        int header = 4 * 512 + 512 * ((TarMaker.CONFIG.length() + 511) / 512) - 512;
        System.arraycopy("77777777777\0".getBytes(), 0, tar, header + 124, 12);
        fixChecksum(tar, header);

        EngineException error = catchThrowableOfType(EngineException.class, () -> importTar("huge", tar));

        assertThat(error.kind()).isEqualTo(ErrorKind.EXHAUSTED);
        assertNothingIsLeft();
    }

    static void fixChecksum(byte[] tar, int header) {
        Arrays.fill(tar, header + 148, header + 156, (byte) ' ');
        int sum = 0;
        for (int i = header; i < header + 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] text = String.format("%06o\0 ", sum).getBytes();
        System.arraycopy(text, 0, tar, header + 148, 8);
    }

    @Test
    void aHeaderWithoutEndIsRefusedWithoutFillingMemory() throws IOException {
        byte[] tar =
                new TarMaker().special("long", TarConstants.LF_GNUTYPE_LONGNAME).bytes();
        System.arraycopy("77777777777\0".getBytes(), 0, tar, 124, 12);
        fixChecksum(tar, 0);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> bundles.importTar(
                        "long",
                        new SequenceInputStream(new ByteArrayInputStream(tar, 0, 512), endless),
                        Progress.NONE));

        assertThat(error.details()).containsEntry("code", "damaged-tar");
        assertThat(error.message()).contains("header is longer");
        assertNothingIsLeft();
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        AtomicInteger checks = new AtomicInteger();
        Progress cancelled = new Progress() {
            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                if (checks.incrementAndGet() == 4) {
                    throw EngineException.of(ErrorKind.CANCELLED, "cancelled");
                }
            }
        };

        EngineException error = catchThrowableOfType(
                EngineException.class,
                () -> bundles.importTar(
                        "gone", new ByteArrayInputStream(TarMaker.bundle().bytes()), cancelled));

        assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED);
        assertNothingIsLeft();
    }

    @Test
    void namesAreCheckedBeforeAnythingIsRead() throws IOException {
        importTar("web", TarMaker.bundle().bytes());

        EngineException taken = catchThrowableOfType(
                EngineException.class, () -> importTar("web", TarMaker.bundle().bytes()));
        EngineException bad = catchThrowableOfType(
                EngineException.class, () -> importTar("a/b", TarMaker.bundle().bytes()));

        assertThat(taken.kind()).isEqualTo(ErrorKind.BUNDLE_EXISTS);
        assertThat(bad.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(importTar(null, TarMaker.bundle().bytes()).bundle().name()).startsWith("bundle-");
    }

    @Test
    void aRemovedCopyIsDeletedWithoutFollowingItsLinks() throws IOException {
        Bundle bundle = importTar(
                        "web",
                        TarMaker.bundle()
                                .symbolicLink("rootfs/out", outside.toString())
                                .bytes())
                .bundle();
        assertThat(Files.isSymbolicLink(Path.of(bundle.rootfs(), "out"))).isTrue();

        bundles.remove("web");

        assertThat(Path.of(bundle.path())).doesNotExist();
        assertThat(outside.resolve("secret")).exists();
        assertThat(state.bundles()).isEmpty();
    }

    @Test
    void aBundleUsedInPlaceStaysWhereItIs() throws IOException {
        Path place = Files.createDirectories(folder.resolve("my bundle/rootfs")).getParent();
        Files.writeString(place.resolve("config.json"), TarMaker.CONFIG);

        Bundle first = bundles.importInPlace(null, place).bundle();
        Bundle second = bundles.importInPlace(null, place).bundle();
        bundles.remove(first.id());

        assertThat(first.name()).isEqualTo("my-bundle");
        assertThat(second.name()).isEqualTo("my-bundle-2");
        assertThat(first.rootfs()).isEqualTo(place.resolve("rootfs").toString());
        assertThat(place.resolve("config.json")).exists();
    }

    @Test
    void aProgramThatIsNotInTheRootFilesystemIsAWarning() {
        ImportedBundle without = importTar("without", TarMaker.bundle().bytes());
        ImportedBundle with = importTar(
                "with",
                TarMaker.bundle()
                        .file("rootfs/bin/busybox", "x")
                        .symbolicLink("rootfs/bin/sh", "/../usr/../bin/busybox")
                        .folder("rootfs/usr")
                        .bytes());

        assertThat(without.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("program-missing");
            assertThat(finding.message()).contains("\"/bin/sh\"");
        });
        assertThat(with.findings()).isEmpty();
    }

    @Test
    void aFolderIsValidatedWithoutImport() throws IOException {
        Path place = Files.createDirectory(folder.resolve("empty"));

        assertThat(bundles.validate(place)).extracting(Finding::code).containsExactly("config-missing");
        assertThat(bundles.validate(folder.resolve("none")))
                .extracting(Finding::code)
                .containsExactly("folder-missing");
        assertThat(bundles.validate("{ no")).extracting(Finding::code).containsExactly("config-invalid");
        assertThat(bundles.validate(TarMaker.CONFIG)).isEmpty();
    }

    @Test
    void aCopyThatNoBundleStandsForIsSweptAway() throws IOException {
        Bundle kept = importTar("web", TarMaker.bundle().bytes()).bundle();
        Files.createDirectories(folder.resolve("bundles/left/rootfs"));

        bundles.sweep();

        assertThat(folder.resolve("bundles/left")).doesNotExist();
        assertThat(Path.of(kept.path())).exists();
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(state.bundles()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("bundles"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("bundles", "outside");
        }
        assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
        assertThat(Files.exists(Path.of("/slipway-never-there"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
