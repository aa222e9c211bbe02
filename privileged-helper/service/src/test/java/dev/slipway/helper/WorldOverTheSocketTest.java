package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.client.Watch;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.LogNotice;
import dev.slipway.protocol.model.WorldNotice;
import dev.slipway.protocol.rpc.RpcException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldOverTheSocketTest {
    @TempDir
    Path folder;

    private RunningHelper helper;
    private SlipwayClient client;

    @BeforeEach
    void start() throws Exception {
        helper = new RunningHelper(folder);
        client = helper.client();
    }

    @AfterEach
    void stop() {
        client.close();
        helper.close();
    }

    @Test
    void aContainerRunsTellsItsOutputAndIsSeenByWatchers() throws Exception {
        List<WorldNotice> world = new CopyOnWriteArrayList<>();
        List<LogNotice.Line> lines = new CopyOnWriteArrayList<>();
        client.watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(null),
                        notice -> world.add(notice.as(WorldNotice.class)))
                .get(5, TimeUnit.SECONDS);
        String bundle = importInPlace("echo hello; echo again");

        String id = client.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, "watched"))
                .get(10, TimeUnit.SECONDS)
                .id();
        client.call(ContainerCalls.START, new ContainerCalls.Start(id, null)).get(20, TimeUnit.SECONDS);
        ContainerCalls.Waited ended = client.call(ContainerCalls.WAIT, new ContainerCalls.Wait(id, null))
                .get(20, TimeUnit.SECONDS);
        Watch<Common.Subscription> log = client.watch(
                        ContainerCalls.LOGS, new ContainerCalls.Logs(id, true, null, null, null, null), notice -> {
                            if (notice.method().equals("log")) {
                                lines.addAll(notice.as(LogNotice.class).lines());
                            }
                        })
                .get(5, TimeUnit.SECONDS);
        await().untilAsserted(
                        () -> assertThat(lines).extracting(LogNotice.Line::line).containsExactly("hello", "again"));
        log.close();

        assertThat(ended.exitCode()).isZero();
        assertThat(world.get(0).snapshot()).isNotNull();
        await().untilAsserted(() ->
                assertThat(statuses(world, id)).startsWith("configured").contains("running", "exited"));
        client.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(id, null, null, null))
                .get(20, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(statuses(world, id)).endsWith("deleted"));
        client.call(BundleCalls.REMOVE, new Common.Id(bundle)).get(5, TimeUnit.SECONDS);
    }

    @Test
    void aClientThatComesBackGetsWhatItMissed() throws Exception {
        List<WorldNotice> world = new CopyOnWriteArrayList<>();
        long known = client.watch(SystemCalls.WORLD_WATCH, new SystemCalls.WorldWatch(null), notice -> {})
                .get(5, TimeUnit.SECONDS)
                .result()
                .revision();
        String bundle = importInPlace("true");

        try (SlipwayClient again = helper.client()) {
            again.watch(
                            SystemCalls.WORLD_WATCH,
                            new SystemCalls.WorldWatch(known),
                            notice -> world.add(notice.as(WorldNotice.class)))
                    .get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(world).isNotEmpty());
        }

        assertThat(world.get(0).snapshot()).isNull();
        assertThat(world.get(0).changes()).extracting(WorldNotice.Change::kind).contains("bundle");
        client.call(BundleCalls.REMOVE, new Common.Id(bundle)).get(5, TimeUnit.SECONDS);
    }

    @Test
    void aSecondHelperOnTheSameFoldersIsRefused() {
        assertThatThrownBy(() -> new RunningHelper(folder)).hasMessageContaining("another");
    }

    @Test
    @Tag("R-ERR-01")
    void anErrorOfTheEngineKeepsItsKind() {
        assertThatThrownBy(() -> client.call(ContainerCalls.INSPECT, new Common.Id("absent"))
                        .get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RpcException.class)
                .cause()
                .extracting(failure -> ((RpcException) failure).error().data().kind())
                .isEqualTo("NO_SUCH_CONTAINER");
    }

    @Test
    void aThousandContainersAreListedInOneLine() throws Exception {
        String bundle = importInPlace("true");
        List<String> names =
                IntStream.range(0, 1000).mapToObj(number -> "c" + number).toList();
        for (String name : names) {
            client.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, name))
                    .get(10, TimeUnit.SECONDS);
        }

        List<ContainerSummary> listed =
                client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL).get(10, TimeUnit.SECONDS);

        assertThat(listed).extracting(ContainerSummary::name).containsExactlyElementsOf(names);
    }

    private String importInPlace(String script) throws Exception {
        return TestBundle.inPlace(client, folder.resolve("bundle"), script);
    }

    /** What the watcher was told of the container, in order, repetitions left out. */
    private static List<String> statuses(List<WorldNotice> world, String id) {
        List<String> statuses = new CopyOnWriteArrayList<>();
        for (WorldNotice notice : world) {
            List<WorldNotice.Change> changes = notice.changes() == null ? List.of() : notice.changes();
            for (WorldNotice.Change change : changes) {
                if (change.id().equals(id)) {
                    JsonNode object = change.object();
                    String status =
                            object == null ? "deleted" : object.path("status").asText();
                    if (statuses.isEmpty() || !statuses.get(statuses.size() - 1).equals(status)) {
                        statuses.add(status);
                    }
                }
            }
        }
        return statuses;
    }
}
