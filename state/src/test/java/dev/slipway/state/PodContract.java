package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.inPod;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddCheckpoint;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.PutCheckpoint;
import dev.slipway.runtime.state.Change.PutPod;
import dev.slipway.runtime.state.Change.RemoveBundle;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Change.RemovePod;
import dev.slipway.runtime.state.Checkpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held about pods, bundles and checkpoints, and about the names of all. */
interface PodContract extends StateSuite {
    @Test
    @Tag("R-STATE-05")
    @Tag("R-STATE-06")
    @Tag("R-STATE-11")
    @Tag("R-CTD-02")
    default void idsAndNamesAreUniqueOverContainersAndPods() {
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
    default void idsAndNamesOfBundlesAndCheckpointsAreUniqueAmongTheirOwn() {
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
    default void podsAndCheckpointsCanBeReplaced() {
        commit(new AddPod(pod("p1", "shop")), new AddCheckpoint(checkpoint("k1", "before")));
        Checkpoint renamed = checkpoint("k1", "first");
        commit(new PutPod(pod("p1", "store")), new PutCheckpoint(renamed));
        assertThat(state().lookupPod("store")).isEqualTo(pod("p1", "store"));
        assertThat(state().lookupCheckpoint("first")).isEqualTo(renamed);
        assertThat(failure(() -> state().lookupPod("shop")).kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        commit(new AddContainer(container("c1", "shop")), new AddCheckpoint(checkpoint("k2", "before")));
        assertThat(state().checkpoints()).extracting(Checkpoint::id).containsExactly("k1", "k2");
    }

    @Test
    @Tag("R-STATE-11")
    default void aPodWithContainersAndABundleInUseStay() {
        commit(new AddPod(pod("p1", "shop")), new AddBundle(bundle("b1", "busybox")));
        commit(new AddContainer(container("c1", "web", "p1", "b1", Map.of(), List.of())));
        refused(ErrorKind.IN_USE, new RemovePod("p1"));
        refused(ErrorKind.IN_USE, new RemoveBundle("b1"));
        commit(new RemoveContainer("c1"), new RemovePod("p1"), new RemoveBundle("b1"));
        assertThat(state().pods()).isEmpty();
        assertThat(state().bundles()).isEmpty();
    }

    @Test
    @Tag("R-STATE-14")
    default void aPodWithoutContainersListsNoneAndAnUnknownOneIsNotFound() {
        commit(new AddPod(pod("p1", "shop")), new AddContainer(container("c1", "web")));
        assertThat(state().podContainers("p1")).isEmpty();
        assertThat(state().podContainers("p2")).isEmpty();
        assertThat(failure(() -> state().lookupPod("p2")).kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        commit(new AddContainer(inPod("c2", "db", "p1")));
        assertThat(state().podContainers("p1")).containsExactly(inPod("c2", "db", "p1"));
    }

    @Test
    @Tag("R-STATE-12")
    @Tag("R-STATE-13")
    default void theContainersOfAPodGoTogetherOrNotAtAll() {
        commit(new AddPod(pod("p1", "shop")), new AddContainer(container("free", "free")));
        commit(
                new AddContainer(inPod("c1", "infra", "p1")),
                new AddContainer(container("c2", "db", "p1", null, Map.of("net", "c1"), List.of())),
                new AddContainer(container("c3", "web", "p1", null, Map.of("net", "c1"), List.of("c2"))));
        refused(ErrorKind.DEPENDENTS_EXIST, new RemoveContainer("c2"));
        refused(ErrorKind.DEPENDENTS_EXIST, new RemoveContainer("c3"), new RemoveContainer("c1"));
        refused(ErrorKind.NO_SUCH_CONTAINER, new RemoveContainer("c3"), new RemoveContainer("c4"));
        commit(new RemoveContainer("c3"), new RemoveContainer("c2"), new RemoveContainer("c1"), new RemovePod("p1"));
        assertThat(state().containers()).containsExactly(container("free", "free"));
        assertThat(state().pods()).isEmpty();
    }
}
