package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.checkpoint;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.dependent;
import static dev.slipway.state.Samples.inPod;
import static dev.slipway.state.Samples.madeFrom;
import static dev.slipway.state.Samples.madeOf;
import static dev.slipway.state.Samples.pod;
import static dev.slipway.state.Samples.running;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.AddPod;
import dev.slipway.runtime.state.Change.PutCheckpoint;
import dev.slipway.runtime.state.Change.PutContainer;
import dev.slipway.runtime.state.Change.PutPod;
import dev.slipway.runtime.state.Change.RemoveBundle;
import dev.slipway.runtime.state.Change.RemoveCheckpoint;
import dev.slipway.runtime.state.Change.RemoveContainer;
import dev.slipway.runtime.state.Change.RemovePod;
import dev.slipway.runtime.state.ContainerRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held about containers, and what they depend on. */
interface ContainerContract extends StateSuite {
    @Test
    @Tag("R-STATE-18")
    default void aRenameFreesTheOldName() {
        ContainerRecord web = container("c1", "web");
        commit(new AddContainer(web));
        commit(new PutContainer(new ContainerRecord(web.config().withName("www"), web.state())));
        assertThat(failure(() -> state().lookupContainer("web")).kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(state().lookupContainer("www").id()).isEqualTo("c1");
        commit(new AddContainer(container("c2", "web")));
        refused(
                ErrorKind.NAME_IN_USE,
                new PutContainer(new ContainerRecord(web.config().withName("web"), web.state())));
        commit(new RemoveContainer("c2"), new PutContainer(web));
        assertThat(state().lookupContainer("web").id()).isEqualTo("c1");
    }

    @Test
    @Tag("R-FS-01")
    default void theContainersOfAnImageAreKnownByItsId() {
        ContainerRecord one = madeFrom("c1", "web", "f00d");
        commit(new AddContainer(one), new AddContainer(madeFrom("c2", "db", "beef")));
        commit(new AddContainer(madeFrom("c3", "cache", "f00d")));
        assertThat(state().imageContainers("f00d")).containsExactly("c1", "c3");
        assertThat(state().imageContainers("f0")).isEmpty();
        assertThat(state().lookupContainer("web")).isEqualTo(one);
        commit(new PutContainer(running(one, 7)));
        refused(
                ErrorKind.INVALID_ARGUMENT,
                new PutContainer(
                        new ContainerRecord(one.config().edit().imageId("beef").build(), one.state())));
        commit(new RemoveContainer("c1"));
        assertThat(state().imageContainers("f00d")).containsExactly("c3");
        commit(new RemoveContainer("c3"));
        assertThat(state().imageContainers("f00d")).isEmpty();
    }

    @Test
    @Tag("R-STATE-06")
    @Tag("R-STATE-07")
    @Tag("R-STATE-09")
    @Tag("R-STATE-11")
    default void unknownObjectsAreRefused() {
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
    default void aContainerWithDependentsStays() {
        commit(new AddContainer(container("c1", "db")), new AddContainer(container("c2", "cache")));
        commit(
                new AddContainer(
                        container("c4", "web", null, null, Map.of("net", "c1", "ipc", "c1"), List.of("c1", "c2"))),
                new AddContainer(dependent("c3", "job", "c1")));
        assertThat(state().dependents("c1")).containsExactly("c3", "c4");
        assertThat(state().dependents("c2")).containsExactly("c4");
        EngineException failure = failure(() -> commit(new RemoveContainer("c1")));
        assertThat(failure.kind()).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(failure.message()).contains("c3", "c4");
        commit(new RemoveContainer("c4"), new RemoveContainer("c3"), new RemoveContainer("c1"));
        assertThat(state().containers()).extracting(ContainerRecord::id).containsExactly("c2");
        assertThat(state().dependents("c2")).isEmpty();
    }

    @Test
    @Tag("R-STATE-06")
    @Tag("R-STATE-07")
    default void dependenciesDoNotCrossThePodsBorder() {
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
        assertThat(state().podContainers("p1")).extracting(ContainerRecord::id).containsExactly("c1", "c3");
        assertThat(state().podContainers("p2")).isEmpty();
    }

    @Test
    default void podBundleAndDependenciesOfAContainerStay() {
        commit(new AddPod(pod("p1", "shop")), new AddBundle(bundle("b1", "busybox")));
        commit(new AddContainer(container("c1", "db")), new AddContainer(container("c2", "web")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(inPod("c2", "web", "p1")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(madeOf("c2", "web", "b1")));
        refused(ErrorKind.INVALID_ARGUMENT, new PutContainer(dependent("c2", "web", "c1")));
    }

    @Test
    @Tag("R-STATE-08")
    default void anObjectCanBeAddedAgainAfterItWasRemoved() {
        commit(new AddContainer(container("c1", "web")));
        commit(new RemoveContainer("c1"), new AddContainer(running(container("c1", "www"), 3)));
        assertThat(state().containers()).containsExactly(running(container("c1", "www"), 3));
        commit(new RemoveContainer("c1"), new AddPod(pod("c1", "web")));
        assertThat(state().lookupPod("web").id()).isEqualTo("c1");
    }
}
