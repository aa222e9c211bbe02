package dev.slipway.system;

import java.util.List;
import java.util.stream.IntStream;

/** Containers started by four clients at once. */
final class StartsBenchmark {
    private static final int CONTAINERS = 50;
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;

    private StartsBenchmark() {}

    static void measure(HelperProcess helper, Client client, String bundle, Peer peer, BenchmarkTable table) {
        var ours = IntStream.range(0, ROUNDS)
                .mapToObj(round -> ours(helper, client, bundle))
                .toList();
        var names =
                IntStream.range(0, CONTAINERS).mapToObj(each -> "start-" + each).toList();
        names.forEach(name -> peer.podmanMake("create", List.of("--name=" + name), "/bin/sleep", "1000"));
        var podman = perSecond(Milliseconds.of(() -> Crowd.each(CLIENTS, names, name -> peer.podman("start", name))));
        peer.podman("rm", "--force", "--time=0", "--all");
        table.row("started from 4 clients at once", Milliseconds.median(ours), null, podman, "a second", "at least 25");
    }

    private static double ours(HelperProcess helper, Client client, String bundle) {
        var containers = IntStream.range(0, CONTAINERS)
                .mapToObj(each -> client.createMortal(bundle, null))
                .toList();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(each -> new Client(helper.connect()))
                .toList();
        var took = Milliseconds.of(() -> Crowd.each(
                CLIENTS, List.copyOf(containers), container -> clients.get(containers.indexOf(container) % CLIENTS)
                        .start(container)));
        clients.forEach(Client::close);
        Crowd.each(CLIENTS, containers, client::remove);
        return perSecond(took);
    }

    private static double perSecond(double milliseconds) {
        return CONTAINERS * 1000 / milliseconds;
    }
}
