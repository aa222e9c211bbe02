package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.WorldNotice;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks and names that change while containers are on them. */
class NetworkChangesTest extends NetworkedTest {
    @Test
    @Tag("R-NET-12")
    void aContainerIsFoundByItsNewNameAtOnceAndByTheOldOneNoMore() {
        var front = network("front");
        var hello = sleeping();
        var visitor = containers().created(hello, "visitor", List.of(front), Map.of(), List.of());
        var server = containers().created(hello, "shop", List.of(front), Map.of(), List.of());
        client().start(visitor);
        client().start(server);
        var address = NetworkedContainers.host(containers().place(server, front));
        assertThat(found(visitor, "shop")).contains(address);
        client().call(ContainerCalls.RENAME, new ContainerCalls.Rename("shop", "market"));
        assertThat(found(visitor, "market")).contains(address);
        assertThat(found(visitor, "shop")).contains("unknown");
        assertThat(Programs.run(containers().inside(server, "cat /etc/hosts")))
                .contains("market")
                .doesNotContain("shop");
        var next = containers().created(hello, "shop", List.of(front), Map.of(), List.of());
        client().start(next);
        assertThat(found(visitor, "shop"))
                .contains(NetworkedContainers.host(containers().place(next, front)))
                .doesNotContain(address + " ");
    }

    @Test
    @Tag("R-NET-12")
    void aContainerAsksTheNameServersThatItWantsAndFindsItsNeighboursAllTheSame() {
        var front = network("front");
        var hello = sleeping();
        var wanted = ContainerCallsCreateBuilder.builder(
                        ContainerCalls.Create.fromBundle(hello, "own", null, List.of(front)))
                .dns(new DnsOptions(List.of("192.0.2.53"), List.of("corp.example"), List.of("ndots:2")));
        var own = containers().created(wanted);
        var other = containers().created(hello, "other", List.of(front), Map.of(), List.of());
        client().start(other);
        client().start(own);
        assertThat(Programs.run(containers().inside(own, "cat /etc/resolv.conf")))
                .endsWith("search corp.example\noptions ndots:2\nnameserver 192.0.2.53\n");
        assertThat(found(own, "other"))
                .contains(NetworkedContainers.host(containers().place(other, front)));
        client().stop(other);
        await().untilAsserted(() -> assertThat(Programs.run(containers().inside(own, "cat /etc/hosts")))
                .doesNotContain("other"));
        assertRefused(
                () -> containers().created(wanted.name("wrong").dns(new DnsOptions(List.of("nowhere"), null, null))),
                ErrorKind.INVALID_ARGUMENT,
                "nowhere");
        assertRefused(
                () -> containers()
                        .created(wanted.networks(List.of()).dns(new DnsOptions(null, List.of("corp.example"), null))),
                ErrorKind.INVALID_ARGUMENT,
                "name server");
    }

    @Test
    @Tag("R-NET-10")
    void networksOfOtherProgramsComeChangeAndGoBeforeTheEyesOfClients() throws IOException {
        var changes = new CopyOnWriteArrayList<String>();
        client().connection()
                .watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(null),
                        notice -> noted(notice.as(WorldNotice.class), changes))
                .join();
        var name = folder().name() + "-theirs";
        var folder = helperFolder().networks();
        podman("create", "--subnet", "10.97.31.0/24", name);
        await().untilAsserted(() -> assertThat(changes).containsExactly("put " + name));
        assertThat(client().call(NetworkCalls.LIST))
                .extracting(NetworkSummary::name, NetworkSummary::ours)
                .contains(tuple(name, false));
        assertRefused(
                () -> client().call(NetworkCalls.REMOVE, new NetworkCalls.Remove(name, true)),
                ErrorKind.NOT_PERMITTED,
                name);
        assertRefused(
                () -> client().call(NetworkCalls.CREATE, NetworkCalls.Create.named("second", "10.97.31.128/25")),
                ErrorKind.IN_USE,
                name);

        var list = folder.resolve(name + ".conflist");
        var aside = Files.copy(list, folder().resolve("changed"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(aside, Files.readString(aside).replace("10.97.31.", "10.97.32."));
        changes.clear();
        Files.move(aside, list, StandardCopyOption.ATOMIC_MOVE);
        await().untilAsserted(() -> assertThat(changes).containsExactly("put " + name));
        assertThat(client().call(NetworkCalls.LIST))
                .filteredOn(network -> network.name().equals(name))
                .singleElement()
                .extracting(NetworkSummary::subnets)
                .isEqualTo(List.of("10.97.32.0/24"));

        changes.clear();
        podman("rm", name);
        await().untilAsserted(() -> assertThat(changes).containsExactly("delete " + name));
        var ofIt = new SystemCalls.EventQuery(null, null, Map.of("network", List.of(name)));
        assertThat(client().call(SystemCalls.EVENT_LIST, ofIt))
                .extracting(Event::action, Event::id)
                .containsExactly(tuple("create", name), tuple("update", name), tuple("remove", name));
    }

    @Test
    @Tag("R-NET-10")
    void networksWithoutMembersAreClearedAwayWhereThatIsAskedFor() {
        var idle = network("idle");
        var used = network("used");
        containers().created(sleeping(), "user", List.of(used), Map.of(), List.of());
        assertThat(pruned(null, true)).containsExactly(idle);
        assertThat(pruned(Map.of("name", List.of("used")), false)).isEmpty();
        assertThat(pruned(null, false)).containsExactly(idle);
        assertThat(client().call(NetworkCalls.LIST))
                .extracting(NetworkSummary::name)
                .containsExactlyInAnyOrder(used, helperFolder().network().name());
        assertRefused(() -> pruned(Map.of("colour", List.of("red")), false), ErrorKind.INVALID_ARGUMENT, "colour");
    }

    private List<String> pruned(@Nullable Map<String, List<String>> filters, boolean dryRun) {
        return client()
                .call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("network"), filters, dryRun))
                .objects()
                .stream()
                .map(SystemCalls.PrunedObject::name)
                .toList();
    }

    private static void noted(WorldNotice notice, List<String> changes) {
        Stream.ofNullable(notice.changes())
                .flatMap(List::stream)
                .filter(change -> change.kind().equals("network"))
                .forEach(change -> changes.add(change.op() + " " + change.id()));
    }

    private void podman(String verb, String... arguments) {
        var command = Stream.concat(
                        Stream.of(
                                "podman",
                                "--network-config-dir",
                                helperFolder().networks().toString(),
                                "network",
                                verb),
                        Stream.of(arguments))
                .toArray(String[]::new);
        Programs.run(command);
    }

    private String found(String container, String name) {
        return Programs.run(containers().inside(container, "getent ahostsv4 " + name + " || echo unknown"));
    }
}
