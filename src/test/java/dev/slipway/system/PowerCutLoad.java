package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/** Clients that change containers without end, and print each change as it is asked for and as it is answered. */
final class PowerCutLoad {
    private static final int CLIENTS = 4;
    private static final int MOST = 6;

    private final Client client;
    private final String rootfs;
    private final String name;
    private final Random random;
    private final Map<String, String> containers = new HashMap<>();
    private final Map<String, String> running = new HashMap<>();
    private int count;

    private PowerCutLoad(Client client, String rootfs, String name, Random random) {
        this.client = client;
        this.rootfs = rootfs;
        this.name = name;
        this.random = random;
    }

    /** Takes the helper's socket, a root filesystem with busybox, and a seed; ends only when something fails. */
    public static void main(String[] arguments) throws Exception {
        var seeds = new Random(Long.parseLong(arguments[2]));
        var pool = Executors.newFixedThreadPool(CLIENTS);
        var ends = new java.util.concurrent.ExecutorCompletionService<Void>(pool);
        for (int number = 0; number < CLIENTS; number++) {
            var load = new PowerCutLoad(
                    connect(Path.of(arguments[0])), arguments[1], "c" + number, new Random(seeds.nextLong()));
            ends.submit(load::goOn);
        }
        try {
            ends.take().get();
        } finally {
            pool.shutdownNow();
            System.exit(1);
        }
    }

    static Client connect(Path socket) throws IOException {
        return new Client(SlipwayClient.connect(socket));
    }

    private Void goOn() {
        while (true) {
            if (containers.isEmpty() || containers.size() < MOST && random.nextInt(3) == 0) {
                create();
            } else {
                var names = containers.keySet().stream().sorted().toList();
                change(names.get(random.nextInt(names.size())));
            }
        }
    }

    private void create() {
        var made = nextName();
        ask("create", made);
        var request = ContainerCallsCreateBuilder.builder()
                .name(made)
                .rootfs(rootfs)
                .command(List.of("/bin/sleep", "100000"))
                .stopSignal("KILL")
                .build();
        containers.put(made, client.call(ContainerCalls.CREATE, request).id());
        answered();
    }

    private void change(String changed) {
        var id = containers.get(changed);
        switch (random.nextInt(4)) {
            case 0 -> {
                ask("remove", changed);
                client.remove(id);
                containers.remove(changed);
                running.remove(changed);
            }
            case 1 -> {
                var next = nextName();
                ask("rename", changed, next);
                client.call(ContainerCalls.RENAME, new ContainerCalls.Rename(id, next));
                containers.put(next, containers.remove(changed));
                if (running.remove(changed) != null) {
                    running.put(next, id);
                }
            }
            default -> {
                if (running.remove(changed) == null) {
                    ask("start", changed);
                    client.start(id);
                    running.put(changed, id);
                } else {
                    ask("stop", changed);
                    client.stop(id);
                }
            }
        }
        answered();
    }

    private String nextName() {
        return name + "-" + count++;
    }

    private void ask(String verb, String... names) {
        print(AcknowledgedChanges.ask(name, verb, names));
    }

    private void answered() {
        print(AcknowledgedChanges.answered(name));
    }

    /** In one write each, so that lines of clients do not mix. */
    private static void print(String line) {
        synchronized (PowerCutLoad.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
