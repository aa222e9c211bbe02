package dev.slipway.state;

import static dev.slipway.state.Samples.BIRTH;
import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.dependent;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.Samples.inPod;
import static dev.slipway.state.Samples.madeOf;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddCheckpoint;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddExec;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.Append;
import dev.slipway.runtime.state.Change.ForgetExits;
import dev.slipway.runtime.state.Change.KeepExit;
import dev.slipway.runtime.state.Change.PutCheckpoint;
import dev.slipway.runtime.state.Change.PutContainer;
import dev.slipway.runtime.state.Change.PutExec;
import dev.slipway.runtime.state.Change.PutPod;
import dev.slipway.runtime.state.Change.RemoveBundle;
import dev.slipway.runtime.state.Change.RemoveCheckpoint;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Change.RemoveExec;
import dev.slipway.runtime.state.Change.RemovePod;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.State;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every implementation of the port must do. */
abstract class StateContract {
    static final int JOURNAL_LIMIT = 20;

    private State state;

    /** An empty state whose journal keeps {@link #JOURNAL_LIMIT} events. */
    abstract State create();

    @BeforeEach
    final void open() {
        state = create();
    }

    @AfterEach
    final void close() {
        state.close();
    }

    final Commit commit(Change... changes) {
        return state.commit(List.of(changes));
    }

    static EngineException failure(ThrowingCallable call) {
        EngineException failure = catchThrowableOfType(EngineException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    private void refused(ErrorKind kind, Change... changes) {
        long revision = state.revision();
        List<ContainerRecord> containers = state.containers();
        List<PodConfig> pods = state.pods();
        List<Event> events = state.events(100);
        assertThat(failure(() -> commit(changes)).kind()).isEqualTo(kind);
        assertThat(state.revision()).isEqualTo(revision);
        assertThat(state.containers()).isEqualTo(containers);
        assertThat(state.pods()).isEqualTo(pods);
        assertThat(state.events(100)).isEqualTo(events);
    }

    @Test
    @Tag("R-STATE-14")
    @Tag("R-STATE-15")
    void anEmptyStateListsNothing() {
        assertThat(state.revision()).isZero();
        assertThat(state.containers()).isEmpty();
        assertThat(state.pods()).isEmpty();
        assertThat(state.bundles()).isEmpty();
        assertThat(state.checkpoints()).isEmpty();
        assertThat(state.events(10)).isEmpty();
        assertThat(state.container("c1")).isEmpty();
        assertThat(state.pod("p1")).isEmpty();
        assertThat(state.dependents("c1")).isEmpty();
        assertThat(state.podContainers("p1")).isEmpty();
    }

    @Test
    @Tag("R-STATE-02")
    @Tag("R-STATE-03")
    void whatWasCommittedIsFoundByIdNameAndPrefix() {
        ContainerRecord web = running(container("abc1", "web"), 4711);
        commit(new AddContainer(web), new AddContainer(container("abd2", "db")));
        assertThat(state.container("abc1")).contains(web);
        assertThat(state.container("abc")).isEmpty();
        assertThat(state.lookupContainer("web")).isEqualTo(web);
        assertThat(state.lookupContainer("abc")).isEqualTo(web);
        assertThat(failure(() -> state.lookupContainer("ab")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state.lookupContainer("ab")).details())
                .containsEntry("candidates", List.of("abc1", "abd2"));
        assertThat(failure(() -> state.lookupContainer("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
    }

    @Test
    @Tag("R-STATE-03")
    void aFullIdWinsOverANameAndANameOverAPrefix() {
        commit(
                new AddContainer(container("aa", "one")),
                new AddContainer(container("aab", "aa")),
                new AddContainer(container("b1", "two")),
                new AddContainer(container("c1", "b")));
        assertThat(state.lookupContainer("aa").name()).isEqualTo("one");
        assertThat(state.lookupContainer("b").name()).isEqualTo("b");
    }

    @Test
    @Tag("R-STATE-04")
    void prefixesAreLiteralAndCaseSensitive() {
        commit(new AddContainer(container("a_1", "web")), new AddContainer(container("ab2", "db")));
        assertThat(state.lookupContainer("a_").name()).isEqualTo("web");
        for (String pattern : List.of("%", "_", "A", "a%", "*", "WEB")) {
            assertThat(failure(() -> state.lookupContainer(pattern)).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        }
    }

    @Test
    @Tag("R-STATE-02")
    @Tag("R-STATE-03")
    void aPodIsNoContainerAndTheErrorSaysSo() {
        commit(new AddPod(pod("p1", "shop")), new AddContainer(container("c1", "web")));
        for (String podName : List.of("p1", "shop", "p")) {
            EngineException failure = failure(() -> state.lookupContainer(podName));
            assertThat(failure.kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
            assertThat(failure.message()).contains("is a pod, not a container");
        }
        EngineException failure = failure(() -> state.lookupPod("web"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        assertThat(failure.message()).contains("is a container, not a pod");
        assertThat(state.container("p1")).isEmpty();
        assertThat(state.pod("c1")).isEmpty();
    }

    @Test
    void bundlesAndCheckpointsAreLookedUpAlike() {
        commit(
                new AddBundle(bundle("ba", "alpine")),
                new AddBundle(bundle("bb", "busybox")),
                new AddCheckpoint(checkpoint("ka", "before")),
                new AddCheckpoint(checkpoint("kb", "after")));
        assertThat(state.lookupBundle("ba")).isEqualTo(bundle("ba", "alpine"));
        assertThat(state.lookupBundle("busybox").id()).isEqualTo("bb");
        assertThat(failure(() -> state.lookupBundle("b")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state.lookupBundle("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_BUNDLE);
        assertThat(state.lookupCheckpoint("after")).isEqualTo(checkpoint("kb", "after"));
        assertThat(failure(() -> state.lookupCheckpoint("k")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state.lookupCheckpoint("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_CHECKPOINT);
    }

    @Test
    @Tag("R-STATE-01")
    void emptyArgumentsAreRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> state.container(""),
                () -> state.lookupContainer(""),
                () -> state.dependents(""),
                () -> state.pod(""),
                () -> state.lookupPod(""),
                () -> state.podContainers(""),
                () -> state.lookupBundle(""),
                () -> state.lookupCheckpoint(""),
                () -> state.events(-1))) {
            assertThat(failure(call).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(container("", "web")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(container("c1", "")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddPod(pod("p1", "")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddBundle(bundle("", "b")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddCheckpoint(checkpoint("k1", "")));
    }

    @Test
    void listsHaveTheOldestFirst() {
        commit(new AddContainer(aged("c1", 3)), new AddContainer(aged("c2", 1)), new AddContainer(aged("c3", 2)));
        commit(new AddContainer(aged("c0", 2)));
        assertThat(state.containers()).extracting(ContainerRecord::id).containsExactly("c2", "c0", "c3", "c1");
    }

    private static ContainerRecord aged(String id, int seconds) {
        ContainerConfig young = container(id, "name of " + id).config();
        return new ContainerRecord(
                young.edit().created(young.created().plusSeconds(seconds)).build(),
                container(id, "name").state());
    }

    @Test
    @Tag("R-STATE-05")
    @Tag("R-CTD-02")
    void idsAndNamesAreUniqueOverContainersAndPods() {
        commit(new AddContainer(container("c1", "web")), new AddPod(pod("p1", "shop")));
        refused(ErrorKind.CONTAINER_EXISTS, new AddContainer(container("c1", "other")));
        refused(ErrorKind.CONTAINER_EXISTS, new AddContainer(container("p1", "other")));
        refused(ErrorKind.POD_EXISTS, new AddPod(pod("p1", "other")));
        refused(ErrorKind.POD_EXISTS, new AddPod(pod("c1", "other")));
        refused(ErrorKind.NAME_IN_USE, new AddContainer(container("c2", "web")));
        refused(ErrorKind.NAME_IN_USE, new AddContainer(container("c2", "shop")));
        refused(ErrorKind.NAME_IN_USE, new AddPod(pod("p2", "shop")));
        refused(ErrorKind.NAME_IN_USE, new AddPod(pod("p2", "web")));
        refused(ErrorKind.NAME_IN_USE, new PutPod(pod("p1", "web")));
    }

    @Test
    void idsAndNamesOfBundlesAndCheckpointsAreUniqueAmongTheirOwn() {
        commit(new AddBundle(bundle("b1", "x")), new AddCheckpoint(checkpoint("b1", "x")));
        commit(new AddContainer(container("b1", "x")));
        refused(ErrorKind.BUNDLE_EXISTS, new AddBundle(bundle("b1", "y")));
        refused(ErrorKind.BUNDLE_EXISTS, new AddBundle(bundle("b2", "x")));
        refused(ErrorKind.CHECKPOINT_EXISTS, new AddCheckpoint(checkpoint("b1", "y")));
        refused(ErrorKind.CHECKPOINT_EXISTS, new AddCheckpoint(checkpoint("b2", "x")));
        commit(new AddCheckpoint(checkpoint("k2", "y")));
        refused(ErrorKind.CHECKPOINT_EXISTS, new PutCheckpoint(checkpoint("k2", "x")));
    }

    @Test
    @Tag("R-STATE-18")
    void aRenameFreesTheOldName() {
        ContainerRecord web = container("c1", "web");
        commit(new AddContainer(web));
        commit(new PutContainer(new ContainerRecord(web.config().withName("www"), web.state())));
        assertThat(failure(() -> state.lookupContainer("web")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(state.lookupContainer("www").id()).isEqualTo("c1");
        commit(new AddContainer(container("c2", "web")));
        refused(
                ErrorKind.NAME_IN_USE,
                new PutContainer(new ContainerRecord(web.config().withName("web"), web.state())));
        commit(new RemoveContainer("c2"), new PutContainer(web));
        assertThat(state.lookupContainer("web").id()).isEqualTo("c1");
    }

    @Test
    void podsAndCheckpointsCanBeReplaced() {
        commit(new AddPod(pod("p1", "shop")), new AddCheckpoint(checkpoint("k1", "before")));
        Checkpoint renamed = checkpoint("k1", "first");
        commit(new PutPod(pod("p1", "store")), new PutCheckpoint(renamed));
        assertThat(state.lookupPod("store")).isEqualTo(pod("p1", "store"));
        assertThat(state.lookupCheckpoint("first")).isEqualTo(renamed);
        assertThat(failure(() -> state.lookupPod("shop")).kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        commit(new AddContainer(container("c1", "shop")), new AddCheckpoint(checkpoint("k2", "before")));
        assertThat(state.checkpoints()).extracting(Checkpoint::id).containsExactly("k1", "k2");
    }

    @Test
    @Tag("R-STATE-06")
    @Tag("R-STATE-09")
    @Tag("R-STATE-11")
    void unknownObjectsAreRefused() {
        refused(ErrorKind.NO_SUCH_CONTAINER, new PutContainer(container("c1", "web")));
        refused(ErrorKind.NO_SUCH_CONTAINER, new RemoveContainer("c1"));
        refused(ErrorKind.NO_SUCH_POD, new PutPod(pod("p1", "shop")));
        refused(ErrorKind.NO_SUCH_POD, new RemovePod("p1"));
        refused(ErrorKind.NO_SUCH_BUNDLE, new RemoveBundle("b1"));
        refused(ErrorKind.NO_SUCH_CHECKPOINT, new PutCheckpoint(checkpoint("k1", "before")));
        refused(ErrorKind.NO_SUCH_CHECKPOINT, new RemoveCheckpoint("k1"));
        refused(ErrorKind.NO_SUCH_POD, new AddContainer(inPod("c1", "web", "p1")));
        refused(ErrorKind.NO_SUCH_BUNDLE, new AddContainer(madeOf("c1", "web", "b1")));
        refused(ErrorKind.NO_SUCH_CONTAINER, new AddContainer(dependent("c1", "web", "c0")));
        commit(new AddPod(pod("p1", "shop")));
        refused(ErrorKind.NO_SUCH_CONTAINER, new AddContainer(dependent("c1", "web", "p1")));
    }

    @Test
    @Tag("R-STATE-08")
    @Tag("R-STATE-10")
    void aContainerWithDependentsStays() {
        commit(new AddContainer(container("c1", "db")), new AddContainer(container("c2", "cache")));
        commit(
                new AddContainer(
                        container("c4", "web", null, null, Map.of("net", "c1", "ipc", "c1"), List.of("c1", "c2"))),
                new AddContainer(dependent("c3", "job", "c1")));
        assertThat(state.dependents("c1")).containsExactly("c3", "c4");
        assertThat(state.dependents("c2")).containsExactly("c4");
        EngineException failure = failure(() -> commit(new RemoveContainer("c1")));
        assertThat(failure.kind()).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(failure.message()).contains("c3", "c4");
        commit(new RemoveContainer("c4"), new RemoveContainer("c3"), new RemoveContainer("c1"));
        assertThat(state.containers()).extracting(ContainerRecord::id).containsExactly("c2");
        assertThat(state.dependents("c2")).isEmpty();
    }

    @Test
    @Tag("R-STATE-06")
    @Tag("R-STATE-07")
    void dependenciesDoNotCrossThePodsBorder() {
        commit(new AddPod(pod("p1", "shop")), new AddPod(pod("p2", "bank")));
        commit(new AddContainer(inPod("c1", "db", "p1")), new AddContainer(container("c2", "free")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(dependent("c3", "web", "c1")));
        refused(
                ErrorKind.INVALID_ARGUMENT,
                new AddContainer(container("c3", "web", "p1", null, Map.of(), List.of("c2"))));
        refused(
                ErrorKind.INVALID_ARGUMENT,
                new AddContainer(container("c3", "web", "p2", null, Map.of("net", "c1"), List.of())));
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(dependent("c3", "web", "c3")));
        commit(new AddContainer(container("c3", "web", "p1", null, Map.of("net", "c1"), List.of())));
        assertThat(state.podContainers("p1")).extracting(ContainerRecord::id).containsExactly("c1", "c3");
        assertThat(state.podContainers("p2")).isEmpty();
    }

    @Test
    void podBundleAndDependenciesOfAContainerStay() {
        commit(new AddPod(pod("p1", "shop")), new AddBundle(bundle("b1", "busybox")));
        commit(new AddContainer(container("c1", "db")), new AddContainer(container("c2", "web")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(inPod("c2", "web", "p1")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(madeOf("c2", "web", "b1")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(dependent("c2", "web", "c1")));
    }

    @Test
    @Tag("R-STATE-11")
    void aPodWithContainersAndABundleInUseStay() {
        commit(new AddPod(pod("p1", "shop")), new AddBundle(bundle("b1", "busybox")));
        commit(new AddContainer(container("c1", "web", "p1", "b1", Map.of(), List.of())));
        refused(ErrorKind.IN_USE, new RemovePod("p1"));
        refused(ErrorKind.IN_USE, new RemoveBundle("b1"));
        commit(new RemoveContainer("c1"), new RemovePod("p1"), new RemoveBundle("b1"));
        assertThat(state.pods()).isEmpty();
        assertThat(state.bundles()).isEmpty();
    }

    @Test
    @Tag("R-CTR-62")
    void aCommitIsAllOrNothing() {
        commit(new AddContainer(container("c1", "web")));
        refused(
                ErrorKind.NAME_IN_USE,
                new AddPod(pod("p1", "shop")),
                new PutContainer(running(container("c1", "web"), 12)),
                new Append(event("start", Map.of())),
                new AddContainer(container("c2", "shop")));
        assertThat(state.container("c1").orElseThrow()).isEqualTo(container("c1", "web"));
        commit(new AddPod(pod("p1", "shop")));
        assertThat(state.revision()).isEqualTo(2);
    }

    @Test
    void laterChangesOfACommitSeeEarlierOnes() {
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
        assertThat(state.lookupContainer("web")).isEqualTo(web);
    }

    @Test
    void anObjectCanBeAddedAgainAfterItWasRemoved() {
        commit(new AddContainer(container("c1", "web")));
        commit(new RemoveContainer("c1"), new AddContainer(running(container("c1", "www"), 3)));
        assertThat(state.containers()).containsExactly(running(container("c1", "www"), 3));
        commit(new RemoveContainer("c1"), new AddPod(pod("c1", "web")));
        assertThat(state.lookupPod("web").id()).isEqualTo("c1");
    }

    @Test
    void aCommitOfNothingIsACommit() {
        assertThat(commit()).isEqualTo(new Commit(1, List.of()));
        assertThat(state.revision()).isEqualTo(1);
    }

    @Test
    @Tag("R-EVT-02")
    void eventsGetTheRevisionAndKeepTheirAttributes() {
        commit(new AddContainer(container("c1", "web")));
        Map<String, Object> attributes =
                Map.of("exitCode", 137, "bytes", 5_000_000_000L, "oom", true, "share", 0.25, "signal", "KILL");
        Commit commit = commit(new Append(event("died", attributes)));
        assertThat(commit.changes())
                .containsExactly(new Append(event("died", attributes).withRevision(2)));
        assertThat(state.events(5)).containsExactly(event("died", attributes).withRevision(2));
        commit(new Append(event("odd", Map.of("a", 7L, "b", (short) 3, "c", 1.5f, "d", BigInteger.TEN))));
        assertThat(state.events(1).get(0).attributes()).isEqualTo(Map.of("a", 7, "b", 3, "c", 1.5, "d", 10.0));
        refused(ErrorKind.INVALID_ARGUMENT, new Append(event("bad", Map.of("list", List.of(1)))));
        refused(ErrorKind.INVALID_ARGUMENT, new Append(event("bad", Map.of("nan", Double.NaN))));
    }

    @Test
    @Tag("R-EVT-02")
    void theJournalKeepsTheNewestEvents() {
        for (int i = 0; i < 300; i++) {
            commit(
                    new Append(event("one", Map.of("number", 2 * i))),
                    new Append(event("two", Map.of("number", 2 * i + 1))));
        }
        assertThat(state.events(1000))
                .extracting(event -> event.attributes().get("number"))
                .containsExactlyElementsOf(IntStream.range(580, 600)
                        .boxed()
                        .map(Object.class::cast)
                        .toList());
        assertThat(state.events(3)).isEqualTo(state.events(1000).subList(17, 20));
        assertThat(state.events(0)).isEmpty();
    }

    @Test
    void listenersAreToldInOrderBeforeCommitReturnsUntilTheyEnd() throws Exception {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        AutoCloseable listening = state.listen(heard::add);
        AutoCloseable second = state.listen(commit -> seen.add(state.revision()));
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
    void aListenerThatFailsOrCommitsDisturbsNoOne() {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        List<EngineException> refusals = Collections.synchronizedList(new ArrayList<>());
        state.listen(commit -> {
            throw new IllegalStateException("a defect");
        });
        state.listen(commit -> refusals.add(failure(() -> commit(new AddPod(pod("p1", "shop"))))));
        state.listen(heard::add);
        Commit commit = commit(new AddContainer(container("c1", "web")));
        assertThat(heard).containsExactly(commit);
        assertThat(refusals).extracting(EngineException::kind).containsExactly(ErrorKind.INTERNAL);
        assertThat(state.pods()).isEmpty();
    }

    @Test
    void commitsOfManyThreadsAreOneSequence() {
        List<Commit> heard = Collections.synchronizedList(new ArrayList<>());
        state.listen(heard::add);
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
        assertThat(state.containers()).hasSize(150);
        assertThat(Set.copyOf(state.containers())).hasSize(150);
    }

    @Test
    void anInterruptedCommitterSavesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        commit(new AddContainer(container("c1", "web")));
        assertThat(Thread.interrupted()).isTrue();
        commit(new AddContainer(container("c2", "db")));
        assertThat(state.containers()).hasSize(2);
    }

    @Test
    @Tag("R-STATE-16")
    void everyCallAfterCloseIsRefused() {
        commit(new AddContainer(container("c1", "web")));
        state.close();
        state.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                state::revision,
                state::containers,
                state::pods,
                state::bundles,
                state::checkpoints,
                () -> state.container("c1"),
                () -> state.container(""),
                () -> state.lookupContainer("c1"),
                () -> state.dependents("c1"),
                () -> state.podContainers("p1"),
                () -> state.events(1),
                () -> state.listen(commit -> {}),
                () -> commit(new RemoveContainer("c1")))) {
            assertThat(failure(call).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        }
    }

    @Test
    @Tag("R-STATE-18")
    void execSessionsAreFoundByIdAndGoWithTheirContainer() {
        commit(new AddContainer(container("c1", "web")), new AddContainer(container("c2", "db")));
        ExecSession first = Samples.exec("e1", "c1");
        ExecSession second = Samples.exec("e2", "c1");
        commit(new AddExec(first), new AddExec(second), new AddExec(Samples.exec("f1", "c2")));

        assertThat(state.exec("e1")).contains(first);
        assertThat(state.lookupExec("e2")).isEqualTo(second);
        assertThat(state.containerExecs("c1")).containsExactly(first, second);
        assertThat(state.execs()).hasSize(3);
        ExecSession running =
                first.edit().status(ExecSession.Status.RUNNING).pid(7).build();
        commit(new PutExec(running));
        assertThat(state.lookupExec("e1")).isEqualTo(running);
        commit(new RemoveExec("e2"));
        assertThat(state.containerExecs("c1")).containsExactly(running);
        commit(new RemoveContainer("c1"));
        assertThat(state.execs()).extracting(ExecSession::id).containsExactly("f1");
        assertThat(state.containerExecs("c1")).isEmpty();
    }

    @Test
    @Tag("R-STATE-18")
    void execSessionsAreRefusedThatHaveNoContainerOrAnothers() {
        commit(new AddContainer(container("c1", "web")), new AddContainer(container("c2", "db")));
        refused(ErrorKind.NO_SUCH_CONTAINER, new AddExec(Samples.exec("e1", "c3")));
        commit(new AddExec(Samples.exec("e1", "c1")), new AddExec(Samples.exec("e2", "c1")));
        refused(ErrorKind.IN_USE, new AddExec(Samples.exec("e1", "c2")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutExec(Samples.exec("e1", "c2")));
        refused(ErrorKind.NO_SUCH_EXEC, new PutExec(Samples.exec("e3", "c1")));
        refused(ErrorKind.NO_SUCH_EXEC, new RemoveExec("e"));
        assertThat(catchThrowableOfType(EngineException.class, () -> state.lookupExec("e"))
                        .kind())
                .isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(catchThrowableOfType(EngineException.class, () -> state.lookupExec("x"))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_EXEC);
    }

    @Test
    @Tag("R-STATE-18")
    void endsOfRemovedContainersAreKeptUntilTheyAreForgotten() {
        PastExit old = new PastExit("c1", "web", 3, BIRTH);
        PastExit young = new PastExit("c2", "web", -1, BIRTH.plusSeconds(1));
        commit(new KeepExit(young), new KeepExit(old));
        assertThat(state.pastExit("c1")).contains(old);
        assertThat(state.pastExit("web")).contains(young);
        assertThat(state.pastExit("c")).isEmpty();
        PastExit again = new PastExit("c1", "shop", 0, BIRTH.plusSeconds(2));
        commit(new KeepExit(again));
        assertThat(state.pastExit("c1")).contains(again);
        commit(new ForgetExits(BIRTH.plusSeconds(2)));
        assertThat(state.pastExit("web")).isEmpty();
        assertThat(state.pastExit("shop")).contains(again);
    }
}
