package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {
    @TempDir
    Path folder;

    private final ProgramRunner runner = new ProgramRunner();

    @Test
    void anOverlayKeepsChangesApartAlsoUnderAwkwardNames() throws Exception {
        Mounts mounts = new Mounts();
        Path lower = Files.createDirectories(folder.resolve("low:er,a b"));
        Path upper = Files.createDirectories(folder.resolve("up:per,a b"));
        Path work = Files.createDirectories(folder.resolve("work"));
        Path target = Files.createDirectories(folder.resolve("tar get"));
        Files.writeString(lower.resolve("file"), "below");

        mounts.overlay(lower, upper, work, target);
        try {
            Files.writeString(target.resolve("file"), "above");
            assertThat(mounts.list())
                    .anyMatch(mount ->
                            mount.target().equals(target) && mount.type().equals("overlay"));
        } finally {
            assertThat(mounts.detach(target)).isTrue();
        }

        assertThat(Files.readString(lower.resolve("file"))).isEqualTo("below");
        assertThat(Files.readString(upper.resolve("file"))).isEqualTo("above");
        assertThat(mounts.detach(target)).isFalse();
        assertThat(mounts.detach(folder.resolve("none"))).isFalse();
        assertThat(mounts.list()).noneMatch(mount -> mount.target().equals(target));
    }

    @Test
    @Tag("R-FS-02")
    void anOverlayTakesMoreLayersThanTheirNamesFitAPage() throws Exception {
        Mounts mounts = new Mounts();
        List<Path> lowers = new java.util.ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Path layer = Files.createDirectories(folder.resolve("a-layer-with-a-long-name-" + i));
            Files.writeString(layer.resolve("file-" + i), "layer " + i);
            Files.writeString(layer.resolve("file"), "layer " + i);
            lowers.add(layer);
        }
        Path upper = Files.createDirectories(folder.resolve("upper"));
        Path target = Files.createDirectories(folder.resolve("target"));
        mounts.overlay(lowers, upper, Files.createDirectories(folder.resolve("work")), target);
        try {
            assertThat(target.resolve("file")).hasContent("layer 0");
            assertThat(target.resolve("file-149")).hasContent("layer 149");
            Files.writeString(target.resolve("file"), "above");
        } finally {
            assertThat(mounts.detach(target)).isTrue();
        }
        assertThat(upper.resolve("file")).hasContent("above");
        mounts.overlay(lowers, target);
        try {
            assertThat(target.resolve("file")).hasContent("layer 0");
            assertThatThrownBy(() -> Files.writeString(target.resolve("file"), "above"))
                    .hasMessageContaining("Read-only");
        } finally {
            assertThat(mounts.detach(target)).isTrue();
        }
    }

    @Test
    void bindsAndTmpfsAreMountedAndAFailureNamesTheTarget() throws Exception {
        Mounts mounts = new Mounts();
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        mounts.tmpfs(first, 1 << 20, 0700);
        try {
            Files.writeString(first.resolve("file"), "hello");
            mounts.bind(first, second, false);
            assertThat(Files.readString(second.resolve("file"))).isEqualTo("hello");
        } finally {
            mounts.detach(second);
            mounts.detach(first);
        }

        assertThatThrownBy(() -> mounts.bind(folder.resolve("none"), second, true))
                .isInstanceOf(EngineException.class)
                .hasMessage("could not mount none on " + second + ": No such file or directory");
    }

    @Test
    void aNetworkNamespaceHasItsLoopbackUpAndGoesWithItsFile() {
        NetworkNamespaces namespaces = new NetworkNamespaces(folder.resolve("netns"));

        Path file = namespaces.create("one");
        try {
            ProgramResult inside =
                    runner.run(Program.of(ErrorKind.NETWORK, List.of("nsenter", "--net=" + file, "ip", "-o", "link")));
            assertThat(inside.output()).contains("lo: <LOOPBACK,UP,LOWER_UP>").hasLineCount(1);
            EngineException again = catchThrowableOfType(EngineException.class, () -> namespaces.create("one"));
            assertThat(again.kind()).isEqualTo(ErrorKind.NETWORK);
        } finally {
            namespaces.delete("one");
        }

        assertThat(file).doesNotExist();
        assertThat(new Mounts().list()).noneMatch(mount -> mount.target().equals(file));
        namespaces.delete("one");
        assertThat(runner.run(Program.of(ErrorKind.NETWORK, List.of("ip", "-o", "link", "show", "lo")))
                        .succeeded())
                .isTrue();
    }

    @Test
    @Tag("R-LOCK-05")
    void aRootFolderIsForOneHelper() {
        Path file = folder.resolve("slipway.lock");

        try (RootLock lock = RootLock.take(file)) {
            EngineException error = catchThrowableOfType(EngineException.class, () -> RootLock.take(file));
            assertThat(lock).isNotNull();
            assertThat(error.kind()).isEqualTo(ErrorKind.IN_USE);
            assertThat(error.message())
                    .contains(folder.toString())
                    .contains("process " + ProcessHandle.current().pid());
        }
        RootLock.take(file).close();
    }

    @Test
    @Tag("R-OCI-09")
    void processesAreToldApartByTheirStart() throws Exception {
        Processes processes = new Processes();
        Process child = new ProcessBuilder("sleep", "600").start();
        int pid = (int) child.pid();
        long start = processes.startTime(pid);

        assertThat(processes.alive(pid, start)).isTrue();
        assertThat(processes.alive(pid, start + 1)).isFalse();
        assertThat(processes.signal(pid, start + 1, 9)).isFalse();
        EngineException error = catchThrowableOfType(EngineException.class, () -> processes.signal(pid, start, 999));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(processes.signal(pid, start, 9)).isTrue();
        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.alive(pid, start)).isFalse();
        assertThat(processes.startTime(0)).isZero();
        assertThat(processes.bootId()).hasSize(36);
    }

    @Test
    void anEventDescriptorWakesItsWaiterOnce() throws Exception {
        try (EventFd event = new EventFd()) {
            assertThat(event.await(0)).isFalse();
            event.signal();
            assertThat(event.await(1000)).isTrue();
            assertThat(event.await(0)).isFalse();
        }
    }

    @Test
    void inotifyTellsOfFilesAndClosingItWakesTheReader() throws Exception {
        Inotify inotify = new Inotify();
        int watch = inotify.watch(folder, Inotify.CREATED | Inotify.CLOSED_AFTER_WRITE);
        Files.writeString(folder.resolve("näme"), "x");

        List<Inotify.Event> events = inotify.read();

        assertThat(events).first().satisfies(event -> {
            assertThat(event.watch()).isEqualTo(watch);
            assertThat(event.name()).isEqualTo("näme");
            assertThat(event.is(Inotify.CREATED)).isTrue();
        });
        CompletableFuture<List<Inotify.Event>> reader = CompletableFuture.supplyAsync(() -> {
            try {
                return inotify.read();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        inotify.close();
        while (!reader.get(5, TimeUnit.SECONDS).isEmpty()) {
            reader = CompletableFuture.completedFuture(inotify.read());
        }
        assertThat(inotify.read()).isEmpty();
    }
}
