package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.Samples.inPod;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.running;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.Append;
import dev.slipway.runtime.state.Change.PutContainer;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerRecord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a commit is, and who hears of it. */
interface CommitContract extends StateSuite {
    @Test
    @Tag("R-CTR-62")
    default void aCommitIsAllOrNothing() {
        commit(new AddContainer(container("c1", "web")));
        refused(
                ErrorKind.NAME_IN_USE,
                new AddPod(pod("p1", "shop")),
                new PutContainer(running(container("c1", "web"), 12)),
                new Append(event("start", Map.of())),
                new AddContainer(container("c2", "shop")));
        assertThat(state().container("c1").orElseThrow()).isEqualTo(container("c1", "web"));
        commit(new AddPod(pod("p1", "shop")));
        assertThat(state().revision()).isEqualTo(2);
    }

    @Test
    default void laterChangesOfACommitSeeEarlierOnes() {
        ContainerRecord web = container("c2", "web", "p1", "b1", Map.of("net", "c1"), List.of());
        Commit commit = commit(
                new AddBundle(bundle("b1", "busybox")),
                new AddPod(pod("p1", "shop")),
                new AddContainer(inPod("c1", "infra", "p1")),
                new AddContainer(web),
                new PutContainer(running(web, 5)),
                new PutContainer(new ContainerRecord(web.config().withName("www"), web.state())),
                new PutContainer(web));
        assertThat(commit.revision()).isEqualTo(1);
        assertThat(state().lookupContainer("web")).isEqualTo(web);
    }

    @Test
    default void aCommitOfNothingIsACommit() {
        assertThat(commit()).isEqualTo(new Commit(1, List.of()));
        assertThat(state().revision()).isEqualTo(1);
    }

    @Test
    default void eventsGetTheRevisionAndKeepTheirAttributes() {
        commit(new AddContainer(container("c1", "web")));
        Map<String, Object> attributes = Map.of(
                "exitCode", 137, "bytes", 5_000_000_000L, "oom", true, "share", 0.25, "usage", List.of(7, 1L << 40));
        Commit commit = commit(new Append(event("died", attributes)));
        assertThat(commit.changes())
                .containsExactly(new Append(event("died", attributes).withRevision(2)));
        assertThat(state().events(5)).containsExactly(event("died", attributes).withRevision(2));
        commit(new Append(event("odd", Map.of("a", 7L, "b", (short) 3, "c", 1.5f, "d", BigInteger.TEN))));
        assertThat(state().events(1).get(0).attributes()).isEqualTo(Map.of("a", 7, "b", 3, "c", 1.5, "d", 10.0));
        refused(ErrorKind.INVALID_ARGUMENT, new Append(event("bad", Map.of("nested", List.of(List.of(1))))));
        refused(ErrorKind.INVALID_ARGUMENT, new Append(event("bad", Map.of("nan", Double.NaN))));
    }

    @Test
    default void theJournalKeepsTheNewestEvents() {
        for (int i = 0; i < 300; i++) {
            commit(
                    new Append(event("one", Map.of("number", 2 * i))),
                    new Append(event("two", Map.of("number", 2 * i + 1))));
        }
        assertThat(state().events(1000))
                .extracting(event -> event.attributes().get("number"))
                .containsExactlyElementsOf(IntStream.range(580, 600)
                        .boxed()
                        .map(Object.class::cast)
                        .toList());
        assertThat(state().events(3)).isEqualTo(state().events(1000).subList(17, 20));
        assertThat(state().events(0)).isEmpty();
    }

    @Test
    default void listenersAreToldInOrderBeforeCommitReturnsUntilTheyEnd() throws Exception {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        AutoCloseable listening = state().listen(heard::add);
        AutoCloseable second = state().listen(commit -> seen.add(state().revision()));
        Commit first = commit(new AddContainer(container("c1", "web")));
        assertThat(heard).containsExactly(first);
        assertThat(failure(() -> commit(new AddContainer(container("c1", "web"))))
                        .kind())
                .isEqualTo(ErrorKind.CONTAINER_EXISTS);
        Commit next = commit(new RemoveContainer("c1"));
        assertThat(heard).containsExactly(first, next);
        assertThat(seen).containsExactly(1L, 2L);
        listening.close();
        second.close();
        commit(new AddContainer(container("c1", "web")));
        assertThat(heard).hasSize(2);
    }

    @Test
    default void aListenerThatFailsOrCommitsDisturbsNoOne() {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        List<EngineException> refusals = Collections.synchronizedList(new ArrayList<>());
        state().listen(commit -> {
            throw new IllegalStateException("a defect");
        });
        state().listen(commit -> refusals.add(failure(() -> commit(new AddPod(pod("p1", "shop"))))));
        state().listen(heard::add);
        Commit commit = commit(new AddContainer(container("c1", "web")));
        assertThat(heard).containsExactly(commit);
        assertThat(refusals).extracting(EngineException::kind).containsExactly(ErrorKind.INTERNAL);
        assertThat(state().pods()).isEmpty();
    }

    @Test
    default void commitsOfManyThreadsAreOneSequence() {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        state().listen(heard::add);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Long>> commits = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> commit(new AddContainer(container("c" + i, "name" + i % 150)))
                                    .revision(),
                            threads))
                    .toList();
            List<Long> revisions = commits.stream()
                    .map(commit -> commit.exceptionally(e -> 0L).join())
                    .filter(revision -> revision > 0)
                    .sorted()
                    .toList();
            assertThat(revisions)
                    .isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
        assertThat(heard)
                .extracting(Commit::revision)
                .isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
        assertThat(state().containers()).hasSize(150);
        assertThat(Set.copyOf(state().containers())).hasSize(150);
    }

    @Test
    default void anInterruptedCommitterSavesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        commit(new AddContainer(container("c1", "web")));
        assertThat(Thread.interrupted()).isTrue();
        commit(new AddContainer(container("c2", "db")));
        assertThat(state().containers()).hasSize(2);
    }

    @Test
    @Tag("R-STATE-16")
    default void everyCallAfterCloseIsRefused() {
        commit(new AddContainer(container("c1", "web")));
        state().close();
        state().close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> state().revision(),
                () -> state().containers(),
                () -> state().pods(),
                () -> state().bundles(),
                () -> state().checkpoints(),
                () -> state().container("c1"),
                () -> state().container(""),
                () -> state().lookupContainer("c1"),
                () -> state().dependents("c1"),
                () -> state().podContainers("p1"),
                () -> state().lookupPod("p1"),
                () -> state().lookupBundle("b1"),
                () -> state().lookupCheckpoint("k1"),
                () -> state().execs(),
                () -> state().exec("e1"),
                () -> state().lookupExec("e1"),
                () -> state().containerExecs("c1"),
                () -> state().pastExit("c1"),
                () -> state().events(1),
                () -> state().listen(commit -> {}),
                () -> commit(new RemoveContainer("c1")))) {
            assertThat(failure(call).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        }
    }
}
