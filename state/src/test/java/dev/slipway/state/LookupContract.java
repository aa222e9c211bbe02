package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.running;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddCheckpoint;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How objects are found and listed. */
interface LookupContract extends StateSuite {
    @Test
    @Tag("R-STATE-15")
    default void anEmptyStateListsNothing() {
        assertThat(state().revision()).isZero();
        assertThat(state().containers()).isEmpty();
        assertThat(state().pods()).isEmpty();
        assertThat(state().bundles()).isEmpty();
        assertThat(state().checkpoints()).isEmpty();
        assertThat(state().events(10)).isEmpty();
        assertThat(state().container("c1")).isEmpty();
        assertThat(state().pod("p1")).isEmpty();
        assertThat(state().dependents("c1")).isEmpty();
        assertThat(state().podContainers("p1")).isEmpty();
        assertThat(state().execs()).isEmpty();
        assertThat(state().containerExecs("c1")).isEmpty();
        assertThat(state().pastExit("c1")).isEmpty();
    }

    @Test
    @Tag("R-STATE-02")
    @Tag("R-STATE-03")
    @Tag("R-STATE-18")
    default void whatWasCommittedIsFoundByIdNameAndPrefix() {
        ContainerRecord web = running(container("abc1", "web"), 4711);
        commit(new AddContainer(web), new AddContainer(container("abd2", "db")));
        assertThat(state().container("abc1")).contains(web);
        assertThat(state().container("abc")).isEmpty();
        assertThat(state().lookupContainer("web")).isEqualTo(web);
        assertThat(state().lookupContainer("abc")).isEqualTo(web);
        assertThat(failure(() -> state().lookupContainer("ab")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state().lookupContainer("ab")).details())
                .containsEntry("candidates", List.of("abc1", "abd2"));
        assertThat(failure(() -> state().lookupContainer("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
    }

    @Test
    @Tag("R-STATE-03")
    default void aFullIdWinsOverANameAndANameOverAPrefix() {
        commit(
                new AddContainer(container("aa", "one")),
                new AddContainer(container("aab", "aa")),
                new AddContainer(container("b1", "two")),
                new AddContainer(container("c1", "b")));
        assertThat(state().lookupContainer("aa").name()).isEqualTo("one");
        assertThat(state().lookupContainer("b").name()).isEqualTo("b");
    }

    @Test
    @Tag("R-STATE-04")
    default void prefixesAreLiteralAndCaseSensitive() {
        commit(
                new AddContainer(container("a_1", "web")),
                new AddContainer(container("ab2", "db")),
                new AddContainer(container("b%1", "job")),
                new AddContainer(container("bc2", "we_")));
        assertThat(state().lookupContainer("a_").name()).isEqualTo("web");
        assertThat(state().lookupContainer("b%").name()).isEqualTo("job");
        assertThat(state().lookupContainer("we_").id()).isEqualTo("bc2");
        for (String pattern : List.of("%", "_", "A", "a%", "b_", "*", "WEB", "w__", "A_1")) {
            assertThat(failure(() -> state().lookupContainer(pattern)).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        }
    }

    @Test
    @Tag("R-STATE-02")
    @Tag("R-STATE-03")
    default void aPodIsNoContainerAndTheErrorSaysSo() {
        commit(new AddPod(pod("p1", "shop")), new AddContainer(container("c1", "web")));
        for (String podName : List.of("p1", "shop", "p")) {
            EngineException failure = failure(() -> state().lookupContainer(podName));
            assertThat(failure.kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
            assertThat(failure.message()).contains("is a pod, not a container");
        }
        EngineException failure = failure(() -> state().lookupPod("web"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        assertThat(failure.message()).contains("is a container, not a pod");
        assertThat(state().container("p1")).isEmpty();
        assertThat(state().pod("c1")).isEmpty();
    }

    @Test
    default void bundlesAndCheckpointsAreLookedUpAlike() {
        commit(
                new AddBundle(bundle("ba", "alpine")),
                new AddBundle(bundle("bb", "busybox")),
                new AddCheckpoint(checkpoint("ka", "before")),
                new AddCheckpoint(checkpoint("kb", "after")));
        assertThat(state().lookupBundle("ba")).isEqualTo(bundle("ba", "alpine"));
        assertThat(state().lookupBundle("busybox").id()).isEqualTo("bb");
        assertThat(failure(() -> state().lookupBundle("b")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state().lookupBundle("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_BUNDLE);
        assertThat(state().lookupCheckpoint("after")).isEqualTo(checkpoint("kb", "after"));
        assertThat(failure(() -> state().lookupCheckpoint("k")).kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(failure(() -> state().lookupCheckpoint("x")).kind()).isEqualTo(ErrorKind.NO_SUCH_CHECKPOINT);
    }

    @Test
    @Tag("R-STATE-01")
    default void emptyArgumentsAreRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> state().container(""),
                () -> state().lookupContainer(""),
                () -> state().dependents(""),
                () -> state().pod(""),
                () -> state().lookupPod(""),
                () -> state().podContainers(""),
                () -> state().lookupBundle(""),
                () -> state().lookupCheckpoint(""),
                () -> state().exec(""),
                () -> state().lookupExec(""),
                () -> state().containerExecs(""),
                () -> state().pastExit(""),
                () -> state().events(-1))) {
            assertThat(failure(call).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(container("", "web")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddContainer(container("c1", "")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddPod(pod("p1", "")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddBundle(bundle("", "b")));
        refused(ErrorKind.INVALID_ARGUMENT, new AddCheckpoint(checkpoint("k1", "")));
    }

    @Test
    default void listsHaveTheOldestFirst() {
        commit(new AddContainer(aged("c1", 3)), new AddContainer(aged("c2", 1)), new AddContainer(aged("c3", 2)));
        commit(new AddContainer(aged("c0", 2)));
        assertThat(state().containers()).extracting(ContainerRecord::id).containsExactly("c2", "c0", "c3", "c1");
    }

    private static ContainerRecord aged(String id, int seconds) {
        ContainerConfig young = container(id, "name of " + id).config();
        return new ContainerRecord(
                young.edit().created(young.created().plusSeconds(seconds)).build(),
                container(id, "name").state());
    }
}
