package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A helper is killed at each step of what it does to a network and to a container's place on it. The next one has the
 * network whole or nothing of it, and a place that is told of, has an address, an interface and a name, or none of these.
 */
class NetworkKilledAtStepTest extends KilledHelperTest {
    private static final String FILES = "runtime.network.NetworkFiles";
    private static final String PLACES = "runtime.network.AttachmentStore";

    /** bridge, portmap, firewall, dnsname. */
    private static final int PLUGINS = 4;

    static Stream<Step<NetworkVerb>> steps() {
        var steps = new ArrayList<Step<NetworkVerb>>();
        steps.add(before(NetworkVerb.CREATE, FILES, "add"));
        steps.add(after(NetworkVerb.CREATE, "runtime.network.AtomicFile", "write"));
        steps.add(after(NetworkVerb.CREATE, FILES, "add"));
        saved(steps, NetworkVerb.CREATE);

        steps.add(before(NetworkVerb.REMOVE, FILES, "beginRemoval"));
        steps.add(after(NetworkVerb.REMOVE, FILES, "beginRemoval"));
        steps.add(after(NetworkVerb.REMOVE, "runtime.network.NetworkTraces", "removeBridge"));
        steps.add(after(NetworkVerb.REMOVE, "runtime.network.NetworkTraces", "removeRules"));
        steps.add(before(NetworkVerb.REMOVE, FILES, "gone"));
        steps.add(after(NetworkVerb.REMOVE, FILES, "gone"));
        saved(steps, NetworkVerb.REMOVE);

        steps.add(after(NetworkVerb.CONNECT, PLACES, "save"));
        for (var plugin = 1; plugin <= PLUGINS; plugin++) {
            steps.add(amidPlugin(NetworkVerb.CONNECT, plugin));
            steps.add(pluginEnded(NetworkVerb.CONNECT, plugin));
            steps.add(amidPlugin(NetworkVerb.DISCONNECT, plugin));
            steps.add(pluginEnded(NetworkVerb.DISCONNECT, plugin));
        }
        steps.add(after(NetworkVerb.CONNECT, "runtime.network.Joining", "join"));
        saved(steps, NetworkVerb.CONNECT);

        steps.add(after(NetworkVerb.DISCONNECT, PLACES, "save"));
        steps.add(before(NetworkVerb.DISCONNECT, PLACES, "remove"));
        steps.add(after(NetworkVerb.DISCONNECT, PLACES, "remove"));
        saved(steps, NetworkVerb.DISCONNECT);

        saved(steps, NetworkVerb.RENAME);
        steps.add(pluginEnded(NetworkVerb.RENAME, 1));
        steps.add(pluginEnded(NetworkVerb.RENAME, 2));
        steps.add(before(NetworkVerb.RENAME, PLACES, "save"));
        return steps.stream();
    }

    private static Step<NetworkVerb> pluginEnded(NetworkVerb verb, int number) {
        return after(verb, "runtime.network.CniPlugin", "run").at(number);
    }

    /** It has begun, and goes on. */
    private static Step<NetworkVerb> amidPlugin(NetworkVerb verb, int number) {
        return new Step<>(verb, "runtime.os.ProgramRunner", "run", "INVOKE Child.readUntilItsEnd", number);
    }

    // One at a time: bridges, ranges and rules are the host's, and helpers look there for free ones.
    @AtEachStep
    @Execution(ExecutionMode.SAME_THREAD)
    @Tag("R-NET-01")
    @Tag("R-NET-07")
    @Tag("R-NET-10")
    void isMadeGoodByTheNextOne(Step<NetworkVerb> step) throws IOException {
        var verb = step.verb();
        var before = filters();
        NetworkVerb.Subject subject;
        try (var client = doomed(step)) {
            subject = new NetworkVerb.Subject(
                    folder().name() + "-second", helperFolder().network().name(), "subject", "renamed", helloBundle());
            verb.prepare(client, subject);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            await().untilAsserted(() -> assertMachineAgrees(client));
            assertSound(client, subject);
            askAgain(() -> verb.ask(client, subject), verb::refusedAsDone);
            assertSound(client, subject);
            assertDone(client, verb, subject);
            client.containers().forEach(container -> client.remove(container.id()));
            if (network(client, subject).isPresent()) {
                client.call(NetworkCalls.REMOVE, new NetworkCalls.Remove(subject.network(), null));
            }
            assertThat(helperFolder().networks()).isEmptyDirectory();
            assertThat(filters()).isEqualTo(before);
        }
    }

    private void assertSound(Client client, NetworkVerb.Subject subject) throws IOException {
        var there = network(client, subject).isPresent();
        try (var files = Files.list(helperFolder().networks())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyElementsOf(there ? List.of(subject.network() + ".conflist") : List.of());
        }
        var container = find(client, subject.container(), subject.other());
        var places = container.map(ContainerSummary::networks).orElse(List.of());
        var joined = places.stream().anyMatch(place -> place.network().equals(subject.network()));
        assertThat(container.map(NetworkKilledAtStepTest::interfaces).orElse(List.of()))
                .isEqualTo(places.stream().map(NetworkAddress::interfaceName).toList());
        assertThat(new TestNetwork(subject.network(), "").reserved()).hasSize(joined ? 1 : 0);
        assertThat(known(subject))
                .isEqualTo(joined ? List.of(container.orElseThrow().name()) : List.of());
        if (!there) {
            assertThat(filters()).doesNotContain(subject.network());
        }
    }

    private static List<String> interfaces(ContainerSummary container) {
        return Programs.run("nsenter", "-t", String.valueOf(container.pid()), "-n", "ip", "-o", "link")
                .lines()
                .map(line -> line.split(": ", -1)[1].replaceFirst("@.*", ""))
                .filter(name -> name.startsWith("eth"))
                .sorted()
                .toList();
    }

    /** The names that its name server answers with an address. */
    private static List<String> known(NetworkVerb.Subject subject) throws IOException {
        var hosts = Path.of("/run/containers/cni/dnsname", subject.network(), "addnhosts");
        return Files.exists(hosts)
                ? Files.readAllLines(hosts).stream()
                        .map(line -> line.split("\t", -1)[1])
                        .distinct()
                        .toList()
                : List.of();
    }

    private void assertDone(Client client, NetworkVerb verb, NetworkVerb.Subject subject) {
        var names = find(client, subject.container(), subject.other()).stream()
                .flatMap(container -> container.networks().stream())
                .map(NetworkAddress::network);
        switch (verb) {
            case CREATE -> assertThat(network(client, subject)).isPresent();
            case REMOVE -> assertThat(network(client, subject)).isEmpty();
            case CONNECT -> assertThat(names).containsExactly(subject.first(), subject.network());
            case DISCONNECT -> assertThat(names).containsExactly(subject.first());
            case RENAME -> assertThat(find(client, subject.other())).isPresent();
        }
    }

    private static Optional<NetworkSummary> network(Client client, NetworkVerb.Subject subject) {
        return client.call(NetworkCalls.LIST).stream()
                .filter(network -> network.name().equals(subject.network()))
                .findFirst();
    }

    private String filters() {
        return NetworkedContainers.filters(folder());
    }
}
