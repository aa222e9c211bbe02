package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.network.PortMapping;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where saved processes go on, and under which names, addresses and ports. */
class CheckpointRestoreTest extends CheckpointEngineTest {
    private Container networked(String name, List<PortMapping> ports) {
        return running(CreateContainer.ofBundle("counter")
                .edit()
                .name(name)
                .networks(List.of(network().name()))
                .publish(ports)
                .build());
    }

    private Container running(CreateContainer request) {
        Container container =
                engine.containers().of(engine.containers().create(request).id());
        container.start(false);
        ticks(container, 3);
        return container;
    }

    private static NetworkStatus place(Container container) {
        return container.record().state().networks().get(0);
    }

    private Container restored(RestoreRequest request) {
        ContainerRecord record = engine.checkpoints().restore(request, Progress.NONE);
        Container container = engine.containers().require(record.id());
        int then = last(container);
        ticks(container, then + 3);
        return container;
    }

    private List<String> codes(RestoreRequest request) {
        return engine.checkpoints().preflight(request).stream()
                .filter(found -> found.severity() == Finding.Severity.ERROR)
                .map(Finding::code)
                .toList();
    }

    @Test
    @Tag("R-CKPT-13")
    @Tag("R-NET-08")
    void theAddressesAreThoseOfBeforeUnlessTheyAreIgnored() {
        Container container = networked("one", List.of());
        NetworkStatus before = place(container);
        take("one", "first", STOPPING);
        Container other = networked("other", List.of());
        assertThat(place(other).addresses()).isNotEqualTo(before.addresses());

        restored(RestoreRequest.inPlace("first"));
        assertThat(place(container)).isEqualTo(before);

        Container twin = restored(RestoreRequest.clone("first", "twin"));
        assertThat(place(twin).addresses()).isNotEqualTo(before.addresses());
        assertThat(place(twin).mac()).isNotEqualTo(before.mac());

        container.stop(Duration.ZERO);
        container.remove(true, false);
        Container again = restored(RestoreRequest.inPlace("first"));
        assertThat(again.id()).isEqualTo(container.id());
        assertThat(place(again)).isEqualTo(before);

        again.stop(Duration.ZERO);
        Container taker = running(CreateContainer.ofBundle("counter")
                .edit()
                .name("taker")
                .networks(List.of(network().name()))
                .networkOptions(Map.of(network().name(), new NetworkOptions(before.hosts(), before.mac(), List.of())))
                .build());
        assertThat(codes(RestoreRequest.inPlace("first"))).containsExactly("address", "address");
        assertThat(refused(() -> engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        RestoreRequest anywhere = RestoreRequest.inPlace("first")
                .edit()
                .ignoreStaticIp(true)
                .ignoreStaticMac(true)
                .build();
        assertThat(codes(anywhere)).isEmpty();
        restored(anywhere);
        assertThat(place(again).addresses()).isNotEqualTo(before.addresses());
        assertThat(place(taker)).isEqualTo(before);
    }

    @Test
    @Tag("R-CKPT-13")
    void aCloneHasThePortsThatAreGiven() throws IOException {
        int port = freePort();
        int second = freePort();
        networked("one", List.of(new PortMapping(null, port, 80, "tcp")));
        take("one", "first", RUNNING);

        assertThat(codes(RestoreRequest.clone("first", "twin"))).containsExactly("port");
        RestoreRequest request = RestoreRequest.clone("first", "twin")
                .edit()
                .publish(List.of(new PortMapping(null, second, 80, "tcp")))
                .build();
        assertThat(codes(request)).isEmpty();
        Container twin = restored(request);
        assertThat(twin.record().config().ports()).containsExactly(new PortMapping(null, second, 80, "tcp"));
        assertThat(codes(RestoreRequest.inPlace("first")
                        .edit()
                        .publish(List.of())
                        .build()))
                .contains("in-place", "running");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @Tag("R-CKPT-07")
    void namesAndIdsAreThoseOfTheArchiveOrFree() {
        Container container =
                running(CreateContainer.ofBundle("counter").edit().name("one").build());
        take("one", "first", STOPPING);
        container.remove(true, false);
        Container stranger =
                running(CreateContainer.ofBundle("counter").edit().name("one").build());
        assertThat(codes(RestoreRequest.inPlace("first"))).containsExactly("name-in-use");
        assertThat(codes(RestoreRequest.clone("first", "one"))).containsExactly("name-in-use");
        assertThat(codes(RestoreRequest.inPlace("first").edit().name("two").build()))
                .contains("in-place");
        stranger.rename("other");
        Container again = restored(RestoreRequest.inPlace("first"));
        assertThat(again.id()).isEqualTo(container.id());
        assertThat(again.record().name()).isEqualTo("one");
        assertThat(restored(RestoreRequest.clone("first", null)).id()).isNotEqualTo(container.id());
    }

    @Test
    @Tag("R-CKPT-03")
    void whatRunsOrIsPausedIsNotRestored() {
        Container container =
                running(CreateContainer.ofBundle("counter").edit().name("one").build());
        take("one", "first", RUNNING);
        assertThat(codes(RestoreRequest.inPlace("first"))).containsExactly("running");
        container.pause();
        EngineException paused =
                refused(() -> engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE));
        assertThat(paused.kind()).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(paused.message()).contains("is paused");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.PAUSED);
        container.resume();
    }

    private PodConfig pod(String name, Set<String> share) {
        PodConfig pod = engine.pods()
                .create(CreatePod.named(name).on(List.of()).edit().share(share).build());
        engine.pods().start(pod.id());
        return pod;
    }

    @Test
    @Tag("R-CKPT-05")
    void aContainerOfAPodGoesOnInAPodThatSharesTheSame() {
        PodConfig pod = pod("fleet", Set.of("net", "ipc", "uts"));
        Container member = running(CreateContainer.ofBundle("counter")
                .edit()
                .name("one")
                .pod("fleet")
                .build());
        running(CreateContainer.ofBundle("counter").edit().name("alone").build());
        Checkpoint taken = take("one", "first", STOPPING);
        take("alone", "second", RUNNING);
        assertThat(taken.pod()).isEqualTo(pod.id());
        PodConfig other = pod("other", Set.of("net", "ipc", "uts"));
        pod("narrow", Set.of("net"));

        assertThat(codes(RestoreRequest.clone("second", "two")
                        .edit()
                        .pod("other")
                        .build()))
                .containsExactly("pod-unwanted");
        assertThat(codes(RestoreRequest.clone("first", "two")
                        .edit()
                        .pod("narrow")
                        .build()))
                .containsExactly("namespace", "namespace");
        assertThat(codes(RestoreRequest.clone("first", "two").edit().pod("none").build()))
                .containsExactly("pod");

        Container two = restored(
                RestoreRequest.clone("first", "two").edit().pod("other").build());
        assertThat(two.record().config().pod()).isEqualTo(other.id());
        assertThat(two.record().config().namespaces().values()).containsOnly(other.infraId());

        engine.pods().stop("fleet", Duration.ZERO);
        restored(RestoreRequest.inPlace("first"));
        assertThat(engine.containers().require(pod.infraId()).record().status()).isEqualTo(ContainerStatus.RUNNING);

        engine.pods().remove("fleet", true, Duration.ZERO);
        assertThat(codes(RestoreRequest.inPlace("first"))).containsExactly("pod-wanted");
        Container again =
                restored(RestoreRequest.inPlace("first").edit().pod("other").build());
        assertThat(again.id()).isEqualTo(member.id());
        assertThat(again.record().config().pod()).isEqualTo(other.id());
    }
}
