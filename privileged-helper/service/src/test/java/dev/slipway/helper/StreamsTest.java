package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.EventNotice;
import dev.slipway.protocol.model.LogNotice;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs, events and statistics of a container, as a client gets them. */
class StreamsTest {
    @TempDir
    Path folder;

    private RunningHelper helper;
    private SlipwayClient client;
    private String bundle = "";
    private String id = "";

    @BeforeEach
    void start() throws IOException {
        helper = new RunningHelper(folder);
        client = helper.client();
    }

    @AfterEach
    void stop() throws Exception {
        if (!id.isEmpty()) {
            client.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(id, true, null, null))
                    .get(20, TimeUnit.SECONDS);
            client.call(BundleCalls.REMOVE, new Common.Id(bundle)).get(5, TimeUnit.SECONDS);
        }
        client.close();
        helper.close();
    }

    @Test
    @Tag("R-LOG-01")
    void aLogIsCutByTimeStreamAndTail() throws Exception {
        run("echo one; echo two >&2; echo three");
        ended();
        List<LogNotice.Line> all = log(null, null, null, null, null);

        assertThat(all).extracting(LogNotice.Line::line).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(lines(log(null, null, null, null, "stderr"))).containsExactly("two");
        assertThat(lines(log(null, null, null, 2, "stdout"))).containsExactly("one", "three");
        assertThat(lines(log(null, null, null, 1, null)))
                .containsExactly(all.get(2).line());
        assertThat(log(null, null, null, 0, null)).isEmpty();
        String second = all.get(1).time().toString();
        assertThat(log(null, second, null, null, null)).contains(all.get(1), all.get(2));
        assertThat(log(null, null, all.get(0).time().toString(), null, null)).doesNotContain(all.get(2));
        assertThat(log(null, all.get(2).time().plusSeconds(1).toString(), null, null, null))
                .isEmpty();
        String elsewhere = all.get(1)
                .time()
                .atOffset(java.time.ZoneOffset.ofHoursMinutes(5, 30))
                .toString();
        assertThat(log(null, elsewhere, null, null, null))
                .contains(all.get(1))
                .isEqualTo(log(null, second, null, null, null));
        assertThatThrownBy(() -> log(null, "yesterday", null, null, null)).hasMessageContaining("RFC 3339");
        assertThatThrownBy(() -> log(null, null, null, -1, null)).hasMessageContaining("tail");
    }

    @Test
    @Tag("R-LOG-01")
    void aLogThatIsFollowedEndsWithItsContainer() throws Exception {
        run("echo one; while [ ! -e /go ]; do sleep 0.1; done; echo two");
        List<LogNotice.Line> found = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = follow(new ContainerCalls.Logs(id, true, null, null, null, null), found);
        await().until(() -> lines(found).equals(List.of("one")));
        assertThat(end).isNotDone();

        client.call(ContainerCalls.KILL, new ContainerCalls.Kill(id, TextNode.valueOf("KILL")))
                .get(5, TimeUnit.SECONDS);

        assertThat(end).succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(lines(found)).containsExactly("one");
    }

    @Test
    @Tag("R-EVT-04")
    void eventsArePickedByTimeTypeActionAndObject() throws Exception {
        List<Event> seen = new CopyOnWriteArrayList<>();
        client.watch(
                        SystemCalls.EVENT_WATCH,
                        new SystemCalls.EventQuery(null, null, Map.of("type", List.of("container"))),
                        notice -> seen.addAll(notice.as(EventNotice.class).events()))
                .get(5, TimeUnit.SECONDS);
        run("true");
        ended();
        await().untilAsserted(() ->
                assertThat(seen).extracting(Event::action).containsSubsequence("create", "start", "died"));
        assertThat(seen).allSatisfy(event -> assertThat(event.type()).isEqualTo("container"));

        List<Event> all = events(null, null, Map.of("container", List.of("streams")));
        assertThat(all).isEqualTo(List.copyOf(seen));
        assertThat(events(null, null, Map.of("action", List.of("died"), "container", List.of(id.substring(0, 12)))))
                .extracting(Event::action)
                .containsExactly("died");
        assertThat(events(null, null, Map.of("container", List.of("another")))).isEmpty();
        String last = all.get(all.size() - 1).time().toString();
        assertThat(events(last, null, Map.of()))
                .contains(all.get(all.size() - 1))
                .doesNotContain(all.get(0));
        assertThat(events(null, last, Map.of())).contains(all.get(0)).doesNotContain(all.get(all.size() - 1));
        assertThatThrownBy(() -> events(null, null, Map.of("colour", List.of("red"))))
                .hasMessageContaining("no filter");
    }

    @Test
    void statisticsComeAtTheirInterval() throws Exception {
        run("while true; do sleep 1; done");
        List<StatsSample> samples = new CopyOnWriteArrayList<>();
        client.watch(
                        ContainerCalls.STATS_WATCH,
                        new ContainerCalls.StatsWatch(List.of("streams"), 1.0),
                        notice -> samples.addAll(notice.as(StatsNotice.class).samples()))
                .get(5, TimeUnit.SECONDS);

        await().until(() -> samples.size() >= 2);
        assertThat(samples).allSatisfy(sample -> assertThat(sample.id()).isEqualTo(id));
        assertThatThrownBy(() -> client.watch(
                                ContainerCalls.STATS_WATCH, new ContainerCalls.StatsWatch(null, 0.0), notice -> {})
                        .get(5, TimeUnit.SECONDS))
                .hasMessageContaining("interval");
    }

    @Test
    void whatCannotBeFilteredByIsRefused() {
        for (String key : List.of("image", "health", "colour")) {
            assertThatThrownBy(() -> client.call(
                                    ContainerCalls.LIST,
                                    new ContainerCalls.ListQuery(null, Map.of(key, List.of("x")), null, null))
                            .get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("filters");
        }
    }

    private void run(String script) throws Exception {
        bundle = TestBundle.inPlace(client, folder.resolve("bundle"), script);
        id = client.call(ContainerCalls.CREATE, ContainerCalls.Create.fromBundle(bundle, "streams"))
                .get(10, TimeUnit.SECONDS)
                .id();
        client.call(ContainerCalls.START, new ContainerCalls.Start(id, null)).get(20, TimeUnit.SECONDS);
    }

    private void ended() throws Exception {
        client.call(ContainerCalls.WAIT, new ContainerCalls.Wait(id, null)).get(20, TimeUnit.SECONDS);
    }

    private List<Event> events(@Nullable String since, @Nullable String until, Map<String, List<String>> filters)
            throws Exception {
        return client.call(SystemCalls.EVENT_LIST, new SystemCalls.EventQuery(since, until, filters))
                .get(5, TimeUnit.SECONDS);
    }

    private List<LogNotice.Line> log(
            @Nullable Boolean follow,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer tail,
            @Nullable String stream)
            throws Exception {
        List<LogNotice.Line> found = new CopyOnWriteArrayList<>();
        follow(new ContainerCalls.Logs(id, follow, since, until, tail, stream), found)
                .get(10, TimeUnit.SECONDS);
        return found;
    }

    /** Completes with the log's end. */
    private CompletableFuture<Void> follow(ContainerCalls.Logs query, List<LogNotice.Line> found) throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        client.watch(ContainerCalls.LOGS, query, notice -> {
                    if (notice.method().equals("log")) {
                        found.addAll(notice.as(LogNotice.class).lines());
                    } else {
                        end.complete(null);
                    }
                })
                .get(5, TimeUnit.SECONDS);
        return end;
    }

    private static List<String> lines(List<LogNotice.Line> log) {
        return log.stream().map(LogNotice.Line::line).toList();
    }
}
