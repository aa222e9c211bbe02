package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.Lookups;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How containers are found. */
class EngineLookupTest extends EngineTest {
    private static final HealthCheck CHECK = new HealthCheck(
            List.of("/bin/true"),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ZERO,
            3,
            HealthCheck.OnFailure.NONE);

    private Lookups lookups;

    @BeforeEach
    void takeLookups() {
        lookups = engine.containers().lookups();
    }

    @Test
    @Tag("R-CTR-40")
    void oneIsFoundByItsFullIdItsNameAndAPrefixOfItsIdAlone() {
        Container anchor = sleeping("anchor");
        assertThat(lookups.exact(anchor.id())).isEqualTo(anchor.record());
        assertThat(lookups.has(anchor.id())).isTrue();
        assertThat(kind(() -> lookups.exact("anchor"))).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(kind(() -> lookups.exact(anchor.id().substring(0, 20)))).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(lookups.has("anchor")).isFalse();
        for (String known : List.of(anchor.id(), "anchor", anchor.id().substring(0, 20))) {
            assertThat(engine.containers().require(known).id()).isEqualTo(anchor.id());
        }
        assertThat(kind(() -> engine.containers().require("anch"))).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(kind(() -> engine.containers().require(""))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    @Tag("R-CTR-40")
    void aPrefixOfSeveralIsAmbiguousAndTheirIdsAreTold() {
        String one = with("a".repeat(63) + "1", "one");
        String two = with("a".repeat(63) + "2", "two");
        EngineException refused = catchThrowableOfType(
                EngineException.class, () -> engine.containers().require("aaaa"));
        assertThat(refused.kind()).isEqualTo(ErrorKind.AMBIGUOUS_ID);
        assertThat(refused.details().get("candidates")).isEqualTo(List.of(one, two));
        with("b".repeat(64), "a".repeat(10));
        assertThat(engine.containers().require("a".repeat(10)).id()).startsWith("b");
    }

    @Test
    @Tag("R-CTR-41")
    void filtersMustAllHoldAndWithoutOneAllAreFound() {
        PodConfig pod = engine.pods().create(CreatePod.named("harbour").on(List.of()));
        Container web = create(request("/bin/true")
                .edit()
                .name("web-1")
                .labels(Map.of("tier", "front", "app", "shop"))
                .networks(List.of(config.defaultNetwork()))
                .build());
        Container db = create(request("/bin/true")
                .edit()
                .name("db-1")
                .labels(Map.of("tier", "back", "app", "shop"))
                .pod("harbour")
                .build());
        assertThat(lookups.matching(Map.of())).hasSize(3);
        assertFound(Map.of("label", List.of("app=shop")), web, db);
        assertFound(Map.of("label", List.of("app=shop"), "name", List.of("web")), web);
        assertFound(Map.of("label", List.of("tier=front", "tier=back")), web, db);
        assertFound(Map.of("label", List.of("app=shop"), "pod", List.of("harbour")), db);
        assertFound(Map.of("pod", List.of(pod.id().substring(0, 10)), "label", List.of("tier")), db);
        assertFound(Map.of("network", List.of(config.defaultNetwork())), web);
        assertFound(Map.of("id", List.of(db.id().substring(0, 12))), db);
        assertFound(Map.of("label", List.of("app=bank")));
        assertFound(Map.of("name", List.of()));
    }

    @Test
    @Tag("R-CTR-41")
    void theyAreFoundByStatusAndHealth() {
        Container still = create(request("/bin/true").edit().name("still").build());
        Container busy = sleeping("busy");
        busy.start(false);
        ContainerRecord checked = busy.record();
        state.commit(List.of(new Change.PutContainer(new ContainerRecord(
                checked.config().edit().healthCheck(CHECK).build(),
                checked.state()
                        .edit()
                        .health(new Health(Health.Status.HEALTHY, 0, List.of()))
                        .build()))));
        assertFound(Map.of("status", List.of("configured")), still);
        assertFound(Map.of("status", List.of("running", "stopping")), busy);
        assertFound(Map.of("health", List.of("healthy")), busy);
        assertFound(Map.of("health", List.of("unhealthy")));
        assertFound(Map.of("health", List.of("none")), still);
    }

    @ParameterizedTest
    @CsvSource({
        "status, restarting, there is none",
        "health, well, there is no health",
        "colour, red, there is no filter"
    })
    @Tag("R-CTR-41")
    void aFilterThatThereIsNotIsRefused(String key, String value, String reason) {
        EngineException refused =
                catchThrowableOfType(EngineException.class, () -> lookups.matching(Map.of(key, List.of(value))));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).contains(reason);
        assertThat(refused.hint()).isNotBlank();
    }

    @Test
    @Tag("R-CTR-42")
    void theRunningAreThoseThatRun() {
        sleeping("still");
        Container busy = sleeping("busy");
        Container frozen = sleeping("frozen");
        busy.start(false);
        frozen.start(false);
        frozen.pause();
        assertThat(lookups.running()).extracting(ContainerRecord::name).containsExactly("busy");
    }

    @Test
    @Tag("R-CTR-43")
    void aListIsFoundInItsOrderUpToTheFirstThatIsNotThere() {
        sleeping("one");
        Container two = sleeping("two");
        Lookups.Listed all = lookups.byList(List.of("two", "one", two.id(), "one"));
        assertThat(all.failure()).isNull();
        assertThat(all.found()).extracting(ContainerRecord::name).containsExactly("two", "one", "two", "one");
        Lookups.Listed some = lookups.byList(List.of("two", "nobody", "one"));
        assertThat(some.found()).extracting(ContainerRecord::name).containsExactly("two");
        assertThat(some.failure()).isNotNull();
        assertThat(some.failure().kind()).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        assertThat(some.failure().message()).contains("nobody");
    }

    @Test
    @Tag("R-CTR-44")
    void theLatestIsTheOneThatWasMadeLast() {
        assertThat(kind(lookups::latest)).isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
        ContainerRecord old = withTime("c".repeat(64), "old", Instant.EPOCH);
        assertThat(lookups.latest()).isEqualTo(old);
        withTime("b".repeat(64), "second", Instant.EPOCH.plusSeconds(1));
        withTime("d".repeat(64), "first", Instant.EPOCH.plusSeconds(1));
        assertThat(lookups.latest()).isEqualTo(lookups.matching(Map.of()).get(1));
        Container newest = sleeping("newest");
        assertThat(lookups.latest().id()).isEqualTo(newest.id());
    }

    /** Also where no container was ever given a time: all of the same one. */
    @Test
    @Tag("R-CTR-44")
    void ofEquallyOldOnesTheFirstIsTheLatest() {
        withTime("b".repeat(64), "b", Instant.EPOCH);
        withTime("a".repeat(64), "a", Instant.EPOCH);
        assertThat(lookups.latest()).isEqualTo(lookups.matching(Map.of()).get(0));
    }

    @Test
    @Tag("R-CTR-40")
    @Tag("R-CTR-45")
    void nothingIsFoundInAClosedEngine() {
        Container anchor = sleeping("anchor");
        engine.close();
        List<ThrowingCallable> all = List.of(
                () -> engine.containers().list(),
                () -> engine.containers().require("anchor"),
                () -> lookups.exact(anchor.id()),
                () -> lookups.has(anchor.id()),
                () -> lookups.matching(Map.of()),
                () -> lookups.running(),
                () -> lookups.latest(),
                () -> lookups.byList(List.of("anchor")));
        assertThat(all).allSatisfy(call -> assertThat(kind(call)).isEqualTo(ErrorKind.RUNTIME_STOPPED));
        engine = openEngine();
    }

    private void assertFound(Map<String, List<String>> filters, Container... expected) {
        assertThat(lookups.matching(filters))
                .extracting(ContainerRecord::id)
                .containsExactlyInAnyOrder(
                        java.util.Arrays.stream(expected).map(Container::id).toArray(String[]::new));
    }

    private String with(String id, String name) {
        return withTime(id, name, Instant.now()).id();
    }

    private ContainerRecord withTime(String id, String name, Instant created) {
        ContainerRecord like = sleeping(null).record();
        ContainerRecord made = new ContainerRecord(
                like.config().edit().id(id).name(name).created(created).build(), ContainerState.configured());
        engine.containers().of(like.id()).remove(false, false);
        state.commit(List.of(new Change.AddContainer(made)));
        return made;
    }

    private static ErrorKind kind(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
