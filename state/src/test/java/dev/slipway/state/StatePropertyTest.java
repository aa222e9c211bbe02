package dev.slipway.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PastExit;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.state.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random commits, many of them invalid, against a model so simple that it is right by inspection. */
class StatePropertyTest {
    private static final List<String> IDS = List.of("a", "aa", "ab", "b", "ba", "c");
    private static final List<String> NAMES = List.of("a", "web", "db", "x_y", "we%");

    /** One step: a commit, or the state closed and opened again. */
    private record Step(List<Change> changes, boolean reopen) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<List<Change>> changes = change().list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Boolean> reopen = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        return Combinators.combine(changes, reopen)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Arbitrary<Change> change() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<ContainerRecord> container = Combinators.combine(
                        id,
                        name,
                        Arbitraries.of(IDS).injectNull(0.7),
                        Arbitraries.of(IDS).injectNull(0.7),
                        Arbitraries.of(IDS).list().ofMaxSize(2).map(List::copyOf),
                        Arbitraries.of(IDS).injectNull(0.7))
                .as(StatePropertyTest::container);
        return Arbitraries.frequencyOf(
                Tuple.of(6, container.map(Change.AddContainer::new)),
                Tuple.of(2, container.map(Change.PutContainer::new)),
                Tuple.of(
                        3,
                        Combinators.combine(id, name)
                                .as((i, n) -> new Change.PutContainer(
                                        Samples.running(Samples.container(i, n), 1 + n.length())))),
                Tuple.of(3, id.map(Change.RemoveContainer::new)),
                Tuple.of(3, Combinators.combine(id, name).as((i, n) -> new Change.AddPod(Samples.pod(i, n)))),
                Tuple.of(1, Combinators.combine(id, name).as((i, n) -> new Change.PutPod(Samples.pod(i, n)))),
                Tuple.of(1, id.map(Change.RemovePod::new)),
                Tuple.of(3, Combinators.combine(id, name).as((i, n) -> new Change.AddBundle(Samples.bundle(i, n)))),
                Tuple.of(1, id.map(Change.RemoveBundle::new)),
                Tuple.of(
                        2,
                        Combinators.combine(id, name).as((i, n) -> new Change.AddCheckpoint(Samples.checkpoint(i, n)))),
                Tuple.of(
                        1,
                        Combinators.combine(id, name).as((i, n) -> new Change.PutCheckpoint(Samples.checkpoint(i, n)))),
                Tuple.of(1, id.map(Change.RemoveCheckpoint::new)),
                Tuple.of(10, changeOfVolumes(id, name)),
                Tuple.of(12, changeOfRuns(id, name)),
                Tuple.of(
                        3,
                        Combinators.combine(name, Arbitraries.integers())
                                .as((n, i) -> new Change.Append(Samples.event(n, Map.of("number", i))))));
    }

    /** Volumes, and containers that use them. */
    private static Arbitrary<Change> changeOfVolumes(Arbitrary<String> id, Arbitrary<String> name) {
        Arbitrary<Volume> volume = Combinators.combine(id, name).as(Samples::volume);
        Arbitrary<ContainerRecord> user = Combinators.combine(
                        id,
                        name,
                        Arbitraries.of(IDS).array(String[].class).ofMinSize(1).ofMaxSize(2))
                .as(Samples::using);
        return Arbitraries.frequencyOf(
                Tuple.of(5, volume.map(Change.AddVolume::new)),
                Tuple.of(
                        1,
                        volume.map(each ->
                                new Change.PutVolume(each.edit().fresh(false).build()))),
                Tuple.of(2, id.map(Change.RemoveVolume::new)),
                Tuple.of(4, user.map(Change.AddContainer::new)),
                Tuple.of(1, user.map(Change.PutContainer::new)));
    }

    /** Exec sessions, and the ends of removed containers. */
    private static Arbitrary<Change> changeOfRuns(Arbitrary<String> id, Arbitrary<String> name) {
        Arbitrary<ExecSession> session = Combinators.combine(id, id).as(Samples::exec);
        Arbitrary<Instant> time = Arbitraries.integers().between(0, 5).map(Samples.BIRTH::plusSeconds);
        return Arbitraries.frequencyOf(
                Tuple.of(4, session.map(Change.AddExec::new)),
                Tuple.of(
                        2,
                        session.map(each -> new Change.PutExec(each.edit()
                                .status(ExecSession.Status.STOPPED)
                                .exitCode(3)
                                .finishedAt(Samples.BIRTH)
                                .build()))),
                Tuple.of(1, id.map(Change.RemoveExec::new)),
                Tuple.of(
                        4,
                        Combinators.combine(id, name, Arbitraries.integers().between(-1, 255), time)
                                .as((i, n, code, at) -> new Change.KeepExit(new PastExit(i, n, code, at)))),
                Tuple.of(1, time.map(Change.ForgetExits::new)));
    }

    private static ContainerRecord container(
            String id,
            String name,
            @Nullable String pod,
            @Nullable String bundle,
            List<String> dependsOn,
            @Nullable String net) {
        return Samples.container(id, name, pod, bundle, net == null ? Map.of() : Map.of("net", net), dependsOn);
    }

    @Property(tries = 500)
    @Tag("R-STATE-05")
    @Tag("R-STATE-08")
    @Tag("R-STATE-11")
    void memoryIsAsTheModel(@ForAll("steps") List<Step> steps) {
        try (MemoryState state = new MemoryState(7)) {
            StateModel model = new StateModel(7);
            for (Step step : steps) {
                commit(state, model, step.changes());
                model.requireSame(state);
            }
        }
    }

    @Property(tries = 25)
    @Tag("R-STATE-05")
    @Tag("R-STATE-08")
    @Tag("R-STATE-11")
    void diskIsAsTheModelAlsoAfterItWasOpenedAgain(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("slipway-state");
        StateModel model = new StateModel(7);
        H2State state = H2State.open(folder, Map.of(), 7);
        try {
            for (Step step : steps) {
                commit(state, model, step.changes());
                if (step.reopen()) {
                    state.close();
                    state = H2State.open(folder, Map.of(), 7);
                }
                model.requireSame(state);
            }
            state.close();
            state = H2State.open(folder, Map.of(), 7);
            model.requireSame(state);
        } finally {
            state.close();
            delete(folder);
        }
    }

    private static void commit(State state, StateModel model, List<Change> changes) {
        ErrorKind expected = model.commit(changes);
        ErrorKind actual = null;
        try {
            state.commit(changes);
        } catch (EngineException e) {
            actual = e.kind();
        }
        assertThat(actual).as("%s", changes).isEqualTo(expected);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
