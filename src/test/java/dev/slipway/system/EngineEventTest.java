package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Commit;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of containers and pods, and with what. */
class EngineEventTest extends EngineTest {
    private final List<Commit> commits = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        var ignored = state.listen(commits::add);
    }

    @Test
    @Tag("R-EVT-01")
    @Tag("R-EVT-03")
    void eachStepIsToldInTheCommitThatSavesIt() throws Exception {
        Container container = sleeping("anchor");
        container.init();
        container.start(false);
        container.pause();
        container.resume();
        container.rename("buoy");
        container.kill(28);
        container.stop(null);
        container.remove(false, false);
        assertThat(told(container))
                .containsExactly(
                        "create CONFIGURED",
                        "init CREATED",
                        "start RUNNING",
                        "pause PAUSED",
                        "resume RUNNING",
                        "rename RUNNING",
                        "kill -",
                        "stop STOPPING",
                        "died EXITED",
                        "remove gone");
        assertThat(event("rename").name()).isEqualTo("buoy");
        assertThat(event("rename").attributes()).isEqualTo(Map.of("oldName", "anchor"));
        assertThat(event("kill").attributes()).isEqualTo(Map.of("signal", 28));
        assertThat(event("died").attributes()).isEqualTo(Map.of("exitCode", 137));
        assertThat(state.events(100)).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo(Event.Type.CONTAINER);
            assertThat(event.id()).isEqualTo(container.id());
            assertThat(event.revision()).isPositive();
        });
    }

    /** With an action that nobody saves but as an event: {@code -}. */
    private List<String> told(Container container) {
        List<String> told = new ArrayList<>();
        for (Commit commit : commits) {
            String status = "-";
            for (Change change : commit.changes()) {
                if (change instanceof Change.AddContainer add) {
                    status = add.container().status().name();
                } else if (change instanceof Change.PutContainer put) {
                    status = put.container().status().name();
                } else if (change instanceof Change.RemoveContainer) {
                    status = "gone";
                } else if (change instanceof Change.Append append
                        && append.event().id().equals(container.id())) {
                    told.add(append.event().action() + " " + status);
                }
            }
        }
        return told;
    }

    @Test
    @Tag("R-EVT-03")
    void anEndIsToldOnceWithItsExitCodeWhoeverCausesOrNoticesIt() throws Exception {
        for (int i = 0; i < 3; i++) {
            Container container =
                    create(request("/bin/sh", "-c", "trap 'exit 3' TERM; echo up; while true; do sleep 0.1; done"));
            container.start(false);
            awaitLog(container, "up");
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                all.add(CompletableFuture.runAsync(() -> container.stop(Duration.ofSeconds(20)))
                        .exceptionally(late -> null));
            }
            all.forEach(CompletableFuture::join);
            container.remove(true, false);
            List<String> actions = state.events(1_000).stream()
                    .filter(event -> event.id().equals(container.id()))
                    .map(Event::action)
                    .toList();
            assertThat(actions)
                    .containsOnlyOnce("died")
                    .containsOnlyOnce("remove")
                    .last()
                    .isEqualTo("remove");
            assertThat(event("died").attributes()).containsEntry("exitCode", 3);
        }
    }

    @Test
    @Tag("R-EVT-02")
    void eventsOfAMemberTellItsPodAndItsBeginningAndEndsItsLabels() throws Exception {
        PodConfig pod = engine.pods()
                .create(CreatePod.named("harbour")
                        .on(List.of())
                        .edit()
                        .labels(Map.of("sea", "north"))
                        .build());
        Container member = create(request("/bin/sh", "-c", "exit 4")
                .edit()
                .pod("harbour")
                .labels(Map.of("app", "shop", "exitCode", "mine"))
                .build());
        engine.pods().start("harbour");
        await().atMost(Duration.ofSeconds(30)).until(() -> member.record().status() == ContainerStatus.EXITED);
        Map<String, Object> labels =
                new HashMap<>(Map.of("pod", pod.id(), "label.app", "shop", "label.exitCode", "mine"));
        assertThat(event(member, "create").attributes()).isEqualTo(labels);
        assertThat(event(member, "start").attributes()).isEqualTo(Map.of("pod", pod.id()));
        labels.put("exitCode", 4);
        assertThat(event(member, "died").attributes()).isEqualTo(labels);
        Container infra = engine.containers().require(pod.infraId());
        assertThat(event(infra, "create").attributes()).isEqualTo(Map.of("pod", pod.id()));
        Event created = state.events(100).stream()
                .filter(event ->
                        event.type() == Event.Type.POD && event.action().equals("create"))
                .findFirst()
                .orElseThrow();
        assertThat(created.attributes()).isEqualTo(Map.of("label.sea", "north"));
    }

    @Test
    @Tag("R-EVT-01")
    void aRefreshAfterARebootIsToldAndTheFirstStartIsNone() throws Exception {
        assertThat(state.events(10)).isEmpty();
        sleeping("anchor");
        engine.close();
        Files.delete(config.runRoot().resolve("alive"));
        engine = openEngine();
        Event last = state.events(1).get(0);
        assertThat(last.type()).isEqualTo(Event.Type.SYSTEM);
        assertThat(last.action()).isEqualTo("refresh");
        engine.close();
        engine = openEngine();
        assertThat(state.events(1)).containsExactly(last);
    }

    private Event event(String action) {
        return state.events(1_000).stream()
                .filter(event -> event.action().equals(action))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Event event(Container container, String action) {
        return state.events(1_000).stream()
                .filter(event ->
                        event.id().equals(container.id()) && event.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
