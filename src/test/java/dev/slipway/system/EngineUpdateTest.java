package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits and policies of containers that are there already. */
class EngineUpdateTest extends EngineTest {
    private static final Resources LIMITS = new Resources(0.5, 512L, "0", 64L << 20, null, 32L << 20, 20L, null);

    @ParameterizedTest
    @EnumSource(
            value = ContainerStatus.class,
            names = {"CREATED", "RUNNING", "PAUSED"})
    @Tag("R-OCI-11")
    @Tag("R-CTD-16")
    void theLimitsOfOneWithAProcessHoldAtOnce(ContainerStatus from) throws IOException {
        Container container = in(from);
        container.update(ContainerUpdate.NOTHING.withResources(LIMITS));
        assertThat(container.record().status()).isEqualTo(from);
        assertLimits(container);
        assertThat(container.effectiveSpec().at("/linux/resources/pids/limit").asLong())
                .isEqualTo(20);
        assertThat(actions()).last().isEqualTo("update");
    }

    @Test
    @Tag("R-OCI-11")
    void theyHoldInTheNextRunToo() throws IOException {
        Container container = in(ContainerStatus.RUNNING);
        container.update(ContainerUpdate.NOTHING.withResources(LIMITS));
        container.restart(Duration.ZERO);
        assertLimits(container);
        container.update(
                ContainerUpdate.NOTHING.withResources(new Resources(-1.0, null, null, -1L, null, null, -1L, null)));
        assertThat(value(container, "cpu", "cpu.cfs_quota_us")).isEqualTo("-1");
        assertThat(value(container, "pids", "pids.max")).isEqualTo("max");
        assertThat(value(container, "memory", "memory.limit_in_bytes")).hasSizeGreaterThan(18);
        assertThat(value(container, "cpu", "cpu.shares")).isEqualTo("512");
    }

    @Test
    @Tag("R-OCI-11")
    void theLimitsOfOneWithoutAProcessAreThoseOfItsNextRun() throws IOException {
        Container container = sleeping(null);
        container.update(ContainerUpdate.NOTHING.withResources(LIMITS));
        container.start(false);
        assertLimits(container);
    }

    @Test
    void whatCannotHoldChangesNothing() throws IOException {
        Container container = in(ContainerStatus.RUNNING);
        EngineException error = refused(container, new Resources(null, 333L, "4000", null, null, null, 7L, null));
        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error.message())
                .startsWith("could not update container " + container.record().name() + ": cpuset is \"4000\"");
    }

    @Test
    @Tag("R-OCI-11")
    void whatTheKernelRefusesChangesNothing() {
        Container container = create(request(
                        "/bin/sh",
                        "-c",
                        "x=$(busybox head -c 20000000 /dev/zero | busybox tr '\\0' a); sleep 1000; echo $x")
                .edit()
                .stopSignal(9)
                .build());
        container.start(false);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Long.parseLong(value(container, "memory", "memory.usage_in_bytes")) > 20_000_000);
        EngineException error = refused(container, new Resources(null, 333L, null, 8L << 20, null, null, 7L, null));
        assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(error.message()).contains("could not update").contains("memory");
    }

    /** The same error, after which all is as it was. */
    private EngineException refused(Container container, Resources impossible) {
        ContainerRecord before = container.record();
        var spec = container.effectiveSpec();
        long revision = state.revision();
        EngineException error = error(() -> container.update(ContainerUpdate.NOTHING.withResources(impossible)));
        assertThat(error.id()).isEqualTo(container.id());
        assertThat(container.record()).isEqualTo(before);
        assertThat(container.effectiveSpec()).isEqualTo(spec);
        assertThat(state.revision()).isEqualTo(revision);
        try {
            assertThat(value(container, "cpu", "cpu.shares")).isEqualTo("1024");
            assertThat(value(container, "pids", "pids.max")).isEqualTo("2048");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return error;
    }

    @Test
    void whatCannotBeSavedIsTakenBackFromTheKernel() throws IOException {
        Container container = in(ContainerStatus.RUNNING);
        Path written = file("root/containers/" + container.id() + "/config.json");
        Path aside = file("aside.json");
        Files.move(written, aside);
        Files.createDirectory(written);
        EngineException error = error(() -> container.update(ContainerUpdate.NOTHING.withResources(LIMITS)));
        assertThat(error.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(value(container, "pids", "pids.max")).isEqualTo("2048");
        assertThat(actions()).doesNotContain("update");
        Files.delete(written);
        Files.move(aside, written);
    }

    @Test
    @Tag("R-OCI-11")
    void manyWhoChangeOneAtOnceLoseNothing() throws Exception {
        Container container = in(ContainerStatus.RUNNING);
        var shares = CompletableFuture.runAsync(() -> {
            for (long i = 100; i < 110; i++) {
                container.update(ContainerUpdate.NOTHING.withResources(
                        new Resources(null, i, null, null, null, null, null, null)));
            }
        });
        var pids = CompletableFuture.runAsync(() -> {
            for (long i = 200; i < 210; i++) {
                container.update(ContainerUpdate.NOTHING.withResources(
                        new Resources(null, null, null, null, null, null, i, null)));
            }
        });
        CompletableFuture.allOf(shares, pids).get(60, SECONDS);
        var saved = container.record().config().spec().at("/linux/resources");
        assertThat(saved.at("/cpu/shares").asLong()).isEqualTo(109);
        assertThat(saved.at("/pids/limit").asLong()).isEqualTo(209);
        assertThat(value(container, "cpu", "cpu.shares")).isEqualTo("109");
        assertThat(value(container, "pids", "pids.max")).isEqualTo("209");
    }

    @Test
    void itIsSoundAsAtTheCreation() {
        Container container = sleeping("ship");
        for (Resources wrong : List.of(
                new Resources(0.001, null, null, null, null, null, null, null),
                new Resources(null, 1L, null, null, null, null, null, null),
                new Resources(null, null, "x", null, null, null, null, null),
                new Resources(null, null, null, 5L, null, null, null, null))) {
            EngineException error = error(() -> container.update(ContainerUpdate.NOTHING.withResources(wrong)));
            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(error.message()).startsWith("could not update container ship: ");
        }
        Container passing = create(request("/bin/true").edit().autoRemove(true).build());
        RestartPolicy always = new RestartPolicy(RestartPolicy.When.ALWAYS, 0);
        assertThat(error(() -> passing.update(ContainerUpdate.NOTHING.withRestartPolicy(always)))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(error(() -> passing.update(ContainerUpdate.NOTHING.withGuarded(true)))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        container.update(ContainerUpdate.NOTHING.withRestartPolicy(always));
        assertThat(container.record().config().restartPolicy()).isEqualTo(always);
        assertThat(container.record().name()).isEqualTo("ship");
    }

    @Test
    void oneThatIsBeingRemovedIsNotChanged() {
        Container container = sleeping(null);
        ContainerRecord record = container.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(record.config(), record.state().withStatus(ContainerStatus.REMOVING)))));
        assertThat(error(() -> container.update(ContainerUpdate.NOTHING.withGuarded(true)))
                        .kind())
                .isEqualTo(ErrorKind.STATE_INVALID);
    }

    private void assertLimits(Container container) throws IOException {
        assertThat(value(container, "memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(64L << 20));
        assertThat(value(container, "memory", "memory.soft_limit_in_bytes")).isEqualTo(Long.toString(32L << 20));
        assertThat(value(container, "cpu", "cpu.shares")).isEqualTo("512");
        assertThat(value(container, "cpu", "cpu.cfs_quota_us")).isEqualTo("50000");
        assertThat(value(container, "cpuset", "cpuset.cpus")).isEqualTo("0");
        assertThat(value(container, "pids", "pids.max")).isEqualTo("20");
        assertThat(container
                        .record()
                        .config()
                        .spec()
                        .at("/linux/resources/memory/limit")
                        .asLong())
                .isEqualTo(64L << 20);
    }

    private Container in(ContainerStatus status) {
        Container container = sleeping(null);
        if (status == ContainerStatus.CREATED) {
            container.init();
            return container;
        }
        container.start(false);
        if (status == ContainerStatus.PAUSED) {
            container.pause();
        }
        return container;
    }

    private static String value(Container container, String controller, String file) throws IOException {
        return Files.readString(Path.of("/sys/fs/cgroup", controller + container.cgroupPath(), file))
                .strip();
    }

    private List<String> actions() {
        return state.events(1000).stream().map(Event::action).toList();
    }

    private static EngineException error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call);
    }
}
