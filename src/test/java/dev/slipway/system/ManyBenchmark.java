package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A thousand containers: listed, and, while they run, stopped and removed. */
final class ManyBenchmark {
    private static final int MANY = 1000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 30;
    private static final int AT_ONCE = 8;

    private ManyBenchmark() {}

    static void measure(HelperProcess helper, Client client, String bundle, Peer peer, BenchmarkTable table)
            throws IOException {
        var containers = new ArrayList<String>();
        var created = Milliseconds.of(() -> {
            for (var number = 0; number < MANY; number++) {
                containers.add(client.createMortal(bundle, "many-" + number));
            }
        });
        var lists = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var took = Milliseconds.of(() -> client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL));
            if (round >= 0) {
                lists.add(took);
            }
        }
        var resident = Benchmark.residentMebibytes(helper.pid());
        Crowd.each(AT_ONCE, containers, client::start);
        var ours = Milliseconds.of(() -> Crowd.each(AT_ONCE, containers, client::remove)) / 1000;

        var names = IntStream.range(0, MANY).mapToObj(each -> "many-" + each).toList();
        var podmanCreated = Milliseconds.of(() ->
                names.forEach(name -> peer.podmanMake("create", List.of("--name=" + name), "/bin/sleep", "1000")));
        var podmanLists = Milliseconds.of(() -> peer.podman("ps", "--all"));
        Crowd.each(AT_ONCE, names, name -> peer.podman("start", name));
        var podman = Milliseconds.of(() -> peer.podman("rm", "--force", "--time=0", "--all")) / 1000;

        table.row("create of one of 1,000", created / MANY, null, podmanCreated / MANY, "ms", "");
        table.row("list of 1,000", Milliseconds.median(lists), null, podmanLists, "ms", "at most 20");
        table.row("helper's resident memory with 1,000", resident, "MiB", "at most 200");
        table.row("1,000 that run stopped and removed", ours, null, podman, "s", "a quarter of podman's");
    }
}
