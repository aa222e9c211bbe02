package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InRootTest {
    @TempDir
    private Path folder;

    private Path rootfs;

    @BeforeEach
    void make() throws IOException {
        rootfs = Files.createDirectories(folder.resolve("rootfs"));
        Files.createDirectories(rootfs.resolve("etc"));
        Files.writeString(rootfs.resolve("etc/name"), "inside");
        Files.writeString(folder.resolve("name"), "outside");
    }

    private String read(String path) throws IOException {
        try (InRoot root = InRoot.of(rootfs);
                OpenFile file = root.find(path, true)) {
            return Files.readString(file.path());
        }
    }

    @Test
    @Tag("R-FS-09")
    void noPathAndNoLinkLeadsOut() throws IOException {
        Files.createSymbolicLink(rootfs.resolve("absolute"), Path.of("/etc/name"));
        Files.createSymbolicLink(rootfs.resolve("relative"), Path.of("../../../etc/name"));
        Files.createSymbolicLink(rootfs.resolve("out"), folder.resolve("name"));
        Files.createSymbolicLink(rootfs.resolve("self"), Path.of("/proc/self/root/etc"));
        Files.createSymbolicLink(rootfs.resolve("loop"), Path.of("loop"));
        for (String path :
                List.of("/etc/name", "etc/name", "/../../etc/name", "absolute", "relative", "etc/../absolute")) {
            assertThat(read(path)).as(path).isEqualTo("inside");
        }
        for (String path : List.of("out", "self/name", "/../name", "none")) {
            assertThatThrownBy(() -> read(path)).as(path).isInstanceOf(NoSuchFileException.class);
        }
        assertThatThrownBy(() -> read("loop")).isInstanceOf(FileSystemLoopException.class);
        assertThatThrownBy(() -> read("etc/name/x")).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> read("n".repeat(300))).isInstanceOf(FileSystemException.class);
    }

    @Test
    @Tag("R-FS-09")
    void aProcessThatChangesLinksMeanwhileLeadsNowhereElse() throws Exception {
        Path way = rootfs.resolve("way");
        AtomicBoolean over = new AtomicBoolean();
        Thread changing = new Thread(() -> {
            try {
                while (!over.get()) {
                    Files.deleteIfExists(way);
                    Files.createSymbolicLink(way, folder);
                    Files.deleteIfExists(way);
                    Files.createDirectory(way);
                    Files.writeString(way.resolve("name"), "inside");
                    Files.delete(way.resolve("name"));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        changing.start();
        List<String> found = new ArrayList<>();
        try {
            for (int i = 0; i < 20_000; i++) {
                try {
                    found.add(read("way/name"));
                } catch (FileSystemException gone) {
                    // It was not there just then.
                }
            }
        } finally {
            over.set(true);
            changing.join();
        }
        assertThat(found).isNotEmpty().allMatch(text -> text.isEmpty() || text.equals("inside"));
    }

    @Test
    @Tag("R-FS-09")
    void aFileIsMadeOnlyWhereNoneIsBeItALink() throws IOException {
        Files.createSymbolicLink(rootfs.resolve("etc/out"), folder.resolve("made"));
        try (InRoot root = InRoot.of(rootfs);
                OpenFile etc = root.find("etc", true)) {
            try (OpenFile fresh = root.create(etc, "fresh")) {
                Files.writeString(fresh.path(), "new");
            }
            assertThat(rootfs.resolve("etc/fresh")).hasContent("new");
            for (String name : List.of("fresh", "out", "..")) {
                assertThatThrownBy(() -> root.create(etc, name)).as(name).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> root.create(etc, "out")).isInstanceOf(FileAlreadyExistsException.class);
            try (OpenFile link = root.find(etc, "out")) {
                assertThat(Files.isSymbolicLink(rootfs.resolve("etc/out"))).isTrue();
                assertThat(Files.isRegularFile(link.path())).isFalse();
            }
        }
        assertThat(folder.resolve("made")).doesNotExist();
    }
}
