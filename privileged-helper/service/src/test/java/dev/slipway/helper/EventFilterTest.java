package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.EventNotice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events a client gets, of those that are kept. */
@Timeout(120)
class EventFilterTest {
    @TempDir
    Path folder;

    private @Nullable RunningHelper helper;
    private @Nullable SlipwayClient client;

    private SlipwayClient start(String configuration) throws Exception {
        helper = new RunningHelper(folder, configuration);
        client = helper.client();
        return client;
    }

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        if (helper != null) {
            helper.close();
        }
    }

    @Test
    @Tag("R-EVT-01")
    @Tag("R-EVT-02")
    @Tag("R-EVT-04")
    void eventsArePickedByWhatTheyTell() throws Exception {
        SlipwayClient client = start("");
        String bundle = TestBundle.inPlace(client, folder.resolve("cargo"), "exit 3");
        String pod = pod(client, "harbour");
        String shop = container(client, bundle, "shop", pod, Map.of("app", "shop", "tier", "front"));
        String bank = container(client, bundle, "bank", null, Map.of("app", "bank"));
        ask(client, PodCalls.START, new Common.Id(pod));
        ask(client, ContainerCalls.WAIT, new ContainerCalls.Wait(shop, List.of("exited")));
        await().until(() ->
                actions(client, Map.of("container", List.of("shop"))).contains("died"));

        assertThat(actions(client, Map.of("container", List.of("shop")))).contains("create", "init", "start", "died");
        assertThat(ids(client, Map.of("container", List.of("shop", bank.substring(0, 20)))))
                .containsOnly(shop, bank);
        assertThat(ids(client, Map.of("pod", List.of("harbour"))))
                .contains(pod, shop)
                .doesNotContain(bank);
        assertThat(ids(client, Map.of("pod", List.of(pod.substring(0, 12)), "type", List.of("pod"))))
                .containsOnly(pod);
        assertThat(actions(client, Map.of("label", List.of("app=shop"))))
                .as("also of events that do not tell the labels")
                .contains("create", "start", "died");
        assertThat(ids(client, Map.of("label", List.of("app")))).containsOnly(shop, bank);
        assertThat(ids(client, Map.of("label", List.of("app=bank", "tier=front"), "action", List.of("create"))))
                .containsOnly(shop, bank);
        for (String key : List.of("action", "event", "status")) {
            assertThat(ids(client, Map.of(key, List.of("died")))).containsExactly(shop);
        }
        assertThat(ids(client, Map.of("exitCode", List.of("3")))).containsExactly(shop);
        assertThat(ids(client, Map.of("exitCode", List.of("0")))).isEmpty();
        assertThat(ids(client, Map.of("type", List.of("bundle")))).containsExactly(bundle);
        assertThat(ids(client, Map.of("bundle", List.of("cargo")))).containsOnly(bundle, shop, bank);
        Event died = events(client, Map.of("action", List.of("died"))).get(0);
        assertThat(died.attributes()).containsEntry("exitCode", 3).containsEntry("pod", pod);

        ask(client, PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
        ask(client, ContainerCalls.REMOVE, new ContainerCalls.Remove(bank, true, null, null));
        ask(client, BundleCalls.REMOVE, new Common.Id(bundle));
        assertThat(actions(client, Map.of("label", List.of("app=shop"))))
                .as("of one that is gone, what the events tell")
                .containsExactly("create", "died", "remove");
        assertThat(ids(client, Map.of("pod", List.of(pod)))).contains(pod, shop);
    }

    @Test
    @Tag("R-EVT-04")
    void timesCutTheListAndAWatchGoesOn() throws Exception {
        SlipwayClient client = start("");
        List<Event> seen = new CopyOnWriteArrayList<>();
        String first = pod(client, "first");
        Event created = events(client, Map.of()).get(0);
        String since = created.time().plusNanos(1).toString();
        var watch = client.watch(
                        SystemCalls.EVENT_WATCH,
                        new SystemCalls.EventQuery(since, null, Map.of("type", List.of("pod"))),
                        notice -> seen.addAll(notice.as(EventNotice.class).events()))
                .get(5, TimeUnit.SECONDS);
        String second = pod(client, "second");
        await().atMost(30, TimeUnit.SECONDS).until(() -> !seen.isEmpty());
        assertThat(seen).extracting(Event::id).containsExactly(second);
        watch.close();
        SystemCalls.EventQuery before = new SystemCalls.EventQuery(null, since, Map.of("type", List.of("pod")));
        assertThat(ask(client, SystemCalls.EVENT_LIST, before))
                .extracting(Event::id)
                .containsExactly(first);
        SystemCalls.EventQuery from =
                new SystemCalls.EventQuery(created.time().toString(), null, Map.of("type", List.of("pod")));
        assertThat(ask(client, SystemCalls.EVENT_LIST, from))
                .extracting(Event::id)
                .containsExactly(first, second);
        for (String pod : List.of(first, second)) {
            ask(client, PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
        }
    }

    @Test
    @Tag("R-EVT-04")
    void aFilterThatThereIsNotIsRefused() throws Exception {
        SlipwayClient client = start("");
        for (String key : List.of("colour", "exit", "type")) {
            SystemCalls.EventQuery query = new SystemCalls.EventQuery(null, null, Map.of(key, List.of("none")));
            assertThatThrownBy(() -> ask(client, SystemCalls.EVENT_LIST, query))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("could not take the parameter \"filters\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "memory"})
    @Tag("R-EVT-02")
    void notMoreAreKeptThanIsConfigured(String state) throws Exception {
        SlipwayClient client = start("[engine]\nstate = \"" + state + "\"\nevents_limit = 5\n");
        for (int i = 0; i < 4; i++) {
            String pod = pod(client, "pod" + i);
            ask(client, PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
        }
        assertThat(events(client, Map.of())).hasSize(5).last().satisfies(event -> {
            assertThat(event.name()).isEqualTo("pod3");
            assertThat(event.action()).isEqualTo("remove");
        });
        assertThat(client.call(SystemCalls.INFO)
                        .get(20, TimeUnit.SECONDS)
                        .at("/store/eventsLimit")
                        .asInt())
                .isEqualTo(5);
    }

    private static String pod(SlipwayClient client, String name) throws Exception {
        boolean shared = name.equals("harbour");
        return ask(
                        client,
                        PodCalls.CREATE,
                        dev.slipway.protocol.call.PodCallsCreateBuilder.builder()
                                .name(name)
                                .share(shared ? List.of("ipc") : List.of())
                                .infra(shared)
                                .networks(List.of())
                                .build())
                .id();
    }

    private static String container(
            SlipwayClient client, String bundle, String name, @Nullable String pod, Map<String, String> labels)
            throws Exception {
        return ask(
                        client,
                        ContainerCalls.CREATE,
                        dev.slipway.protocol.call.ContainerCallsCreateBuilder.builder(
                                        ContainerCalls.Create.fromBundle(bundle, name, pod, null))
                                .labels(labels)
                                .build())
                .id();
    }

    private static List<Event> events(SlipwayClient client, Map<String, List<String>> filters) throws Exception {
        return ask(client, SystemCalls.EVENT_LIST, new SystemCalls.EventQuery(null, null, filters));
    }

    private static Stream<String> distinct(List<Event> events, java.util.function.Function<Event, String> part) {
        return events.stream().map(part).distinct();
    }

    private static List<String> actions(SlipwayClient client, Map<String, List<String>> filters) throws Exception {
        return distinct(events(client, filters), Event::action).toList();
    }

    private static List<String> ids(SlipwayClient client, Map<String, List<String>> filters) throws Exception {
        return distinct(events(client, filters), Event::id).toList();
    }

    private static <P, R> R ask(SlipwayClient client, dev.slipway.protocol.call.Call<P, R> call, P parameters)
            throws Exception {
        return client.call(call, parameters).get(30, TimeUnit.SECONDS);
    }
}
