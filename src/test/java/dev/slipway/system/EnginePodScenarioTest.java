package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainerBuilder;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pod of a web server, a client and a side-car that share network and IPC, from its making to its end. */
class EnginePodScenarioTest extends EngineTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private PodConfig pod;
    private Container infra;

    @BeforeEach
    void make() throws IOException {
        for (String name : List.of("hosts", "hostname", "resolv.conf")) {
            Files.writeString(rootfs().resolve("etc").resolve(name), "the bundle's own\n");
        }
        for (String file :
                List.of("/usr/bin/getent", "/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6")) {
            Path copy = rootfs().resolve(file.substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(file).toRealPath(), copy);
        }
        Files.createDirectories(rootfs().resolve("www"));
        Files.writeString(rootfs().resolve("www/index.html"), "a page for all\n");
        pod = engine.pods().create(CreatePod.named("shop"));
        infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
    }

    @Test
    @Tag("R-NET-01")
    @Tag("R-NET-02")
    @Tag("R-NET-04")
    @Tag("R-NET-06")
    void webServerClientAndSideCarAreOneHost() throws Exception {
        Container web = member("web", "/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www");
        Container sidecar =
                member("sidecar", "/bin/sh", "-c", "echo from the side-car > /dev/shm/note; exec sleep 1000");
        Container client = member("client", "/bin/sh", "-c", """
                until printf 'GET / HTTP/1.0\\r\\n\\r\\n' | busybox nc -w 2 127.0.0.1 8080 | busybox grep 'a page'; do sleep 0.1; done
                until cat /dev/shm/note; do sleep 0.1; done
                echo host name $(hostname) and $(cat /etc/hostname)
                getent hosts web; getent hosts shop; ip -4 address show eth0
                echo done; exec sleep 1000""".replace("busybox", "/bin/busybox"));
        assertAllWell(engine.pods().start("shop"));
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);

        for (String kind : List.of("net", "ipc", "uts")) {
            assertThat(List.of(namespace(web, kind), namespace(client, kind), namespace(sidecar, kind)))
                    .containsOnly(namespace(infra, kind));
        }
        String address = address();
        String told =
                await().atMost(LIMIT).until(() -> Files.readString(client.logPath()), log -> log.contains(" F done"));
        assertThat(told)
                .contains("a page for all", "from the side-car", "host name shop and shop", "inet " + address + "/24")
                .containsPattern("127\\.0\\.0\\.1 +web")
                .containsPattern(address.replace(".", "\\.") + " +shop");
        assertThat(page(address)).isEqualTo("a page for all\n");

        Path netns = config.runRoot().resolve("netns").resolve(infra.id());
        assertThat(infra.record().state().netns()).isEqualTo(netns.toString());
        assertThat("net:[" + Files.getAttribute(netns, "unix:ino") + "]").isEqualTo(namespace(infra, "net"));
        assertThat(config.runRoot().resolve("netns")).isDirectoryContaining(file -> file.equals(netns));
        assertThat(web.record().state().netns()).isNull();
        assertThat(engine.networks().attached()).containsExactly(infra.id());
        assertThat(Files.readString(rootfs().resolve("etc/hosts"))).isEqualTo("the bundle's own\n");
        assertMachineAgrees();

        assertAllWell(engine.pods().remove("shop", true, Duration.ofSeconds(5)));
        assertThat(engine.containers().list()).isEmpty();
        assertThat(engine.networks().attached()).isEmpty();
        assertThat(netns).doesNotExist();
        assertMachineAgrees();
    }

    @Test
    @Tag("R-NET-03")
    void theDeathOfTheInfraContainerIsToldAndTheNextStartMakesThePodWhole() throws Exception {
        Container first = member("first", "/bin/sleep", "1000");
        Container second = member("second", "/bin/sleep", "1000");
        engine.pods().start("shop");
        kill(infra);

        await().atMost(LIMIT).until(() -> engine.pods().status(pod.id()) == PodStatus.EXITED);
        assertThat(state.events(100))
                .filteredOn(event ->
                        event.type() == Event.Type.POD && event.action().equals("died"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo(pod.id());
                    assertThat(event.attributes())
                            .containsEntry("infra", infra.id())
                            .containsEntry("exitCode", 137);
                });
        assertThat(List.of(first, second))
                .allSatisfy(member -> assertThat(member.record().status()).isEqualTo(ContainerStatus.EXITED));
        assertThat(engine.networks().attached()).isEmpty();
        assertMachineAgrees();

        assertAllWell(engine.pods().start("shop"));
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        assertThat(namespace(first, "net")).isEqualTo(namespace(infra, "net")).isEqualTo(namespace(second, "net"));
        assertThat(address()).startsWith("10.90.");
    }

    @Test
    void aDeathWhileTheEngineWasAwayIsToldByTheNext() throws Exception {
        Container member = member("member", "/bin/sleep", "1000");
        engine.pods().start("shop");
        engine.close();
        kill(infra);
        engine = openEngine();
        await().atMost(LIMIT).until(() -> engine.pods().status(pod.id()) == PodStatus.EXITED);
        assertThat(engine.containers().of(member.id()).record().state().stoppedByUser())
                .isFalse();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(state.events(100))
                .filteredOn(event -> event.type() == Event.Type.POD)
                .extracting(Event::action)
                .contains("died"));
        assertThat(engine.networks().attached()).isEmpty();
        await().atMost(LIMIT).untilAsserted(this::assertMachineAgrees);
    }

    @Test
    void aContainerThatIsToBeRestartedBringsTheInfraContainerBack() throws Exception {
        Container tough = create(request("/bin/sleep", "1000")
                .edit()
                .name("tough")
                .pod(pod.id())
                .stopSignal(9)
                .restartPolicy(new RestartPolicy(RestartPolicy.When.ALWAYS, 0))
                .build());
        Container other = member("other", "/bin/sleep", "1000");
        engine.pods().start("shop");
        Instant before = Objects.requireNonNull(infra.record().state().startedAt());
        kill(infra);
        await().atMost(LIMIT)
                .until(() -> running(tough)
                        && running(infra)
                        && !other.record().status().hasProcess());
        assertThat(infra.record().state().startedAt()).isAfter(before);
        assertThat(namespace(tough, "net")).isEqualTo(namespace(infra, "net"));
        assertThat(tough.record().state().restartCount()).isPositive();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.DEGRADED);

        infra.stop(Duration.ofSeconds(5));
        await().atMost(LIMIT).until(() -> engine.pods().status(pod.id()) == PodStatus.EXITED);
        assertThat(tough.record().state().stoppedByUser()).isTrue();
        assertThat(tough.record().state().restartAt()).isNull();
    }

    @Test
    void aContainerThatIgnoresItsStopSignalIsRemovedWithItsPod() {
        Container deaf = create(request("/bin/sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done")
                .edit()
                .name("deaf")
                .pod(pod.id())
                .build());
        member("polite", "/bin/sleep", "1000");
        engine.pods().start("shop");
        await().atMost(LIMIT).until(() -> Files.readString(deaf.logPath()).contains("deaf"));
        Instant before = Instant.now();
        assertAllWell(engine.pods().remove("shop", true, Duration.ofSeconds(1)));
        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        assertThat(engine.pods().list()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
        assertThat(state.events(100))
                .filteredOn(
                        event -> event.action().equals("died") && event.name().equals("deaf"))
                .singleElement()
                .satisfies(event -> assertThat(event.attributes()).containsEntry("exitCode", 137));
        assertMachineAgrees();
    }

    private Container member(String name, String... command) {
        CreateContainerBuilder wanted =
                request(command).edit().name(name).pod(pod.id()).stopSignal(9);
        return create(wanted.build());
    }

    private static boolean running(Container container) {
        return container.record().status() == ContainerStatus.RUNNING;
    }

    private static void kill(Container container) {
        ContainerRecord record = container.record();
        Programs.run("kill", "-9", Integer.toString(record.state().pid()));
    }

    private static void assertAllWell(List<PodOutcome> outcomes) {
        assertThat(outcomes).isNotEmpty().extracting(PodOutcome::error).containsOnlyNulls();
    }

    private String address() {
        var networks = infra.record().state().networks();
        assertThat(networks).hasSize(1);
        return networks.get(0).addresses().get(0).replaceAll("/.*", "");
    }

    private static String page(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + address + ":8080/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String namespace(Container container, String kind) throws IOException {
        int pid = container.record().state().pid();
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString();
    }
}
