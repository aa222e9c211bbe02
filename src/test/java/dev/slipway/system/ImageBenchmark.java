package dev.slipway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsImportBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Containers made of an image, in turn with the bare OCI runtime, then podman's on the same store; and many images. */
final class ImageBenchmark {
    private static final String NAME = "localhost/quick:latest";
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;
    private static final int PODMAN_ROUNDS = 15;
    private static final int MANY = 500;

    private ImageBenchmark() {}

    /**
     * @param bundle what the image is made of, and the bare runtime runs
     */
    static void measure(Client client, HelperFolder folder, Path bundle, Peer peer, BenchmarkTable table)
            throws IOException {
        var store = folder.store();
        var image = importRootfs(client, bundle, NAME, List.of("/bin/true"));
        try {
            containers(client, folder, bundle, peer, table);
            many(client, store, image, table);
        } finally {
            store.release();
        }
    }

    /** Makes an image of a bundle's files, and returns its id. */
    static String importRootfs(Client client, Path bundle, String name, List<String> command) throws IOException {
        var tar = bundle.resolveSibling("rootfs.tar");
        Programs.run("tar", "-C", bundle.resolve("rootfs").toString(), "-cf", tar.toString(), ".");
        var request =
                ImageCallsImportBuilder.builder().name(name).command(command).build();
        var begun = client.call(ImageCalls.IMPORT, request);
        try (var channel = client.connection().openChannel(begun.channel())) {
            Files.copy(tar, channel.output());
            channel.endOfUpload();
        }
        return client.result(begun.job(), ImageCalls.Come.class).images().get(0).id();
    }

    private static void containers(Client client, HelperFolder folder, Path bundle, Peer peer, BenchmarkTable table)
            throws IOException {
        var request = ContainerCallsCreateBuilder.builder()
                .image(NAME)
                .networks(List.of())
                .build();
        var model = client.call(ContainerCalls.CREATE, request).id();
        client.call(ContainerCalls.INIT, new Common.Id(model));
        var same = sameSpec(folder, model, bundle);
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var podman = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var made = new String[1];
            var through = Milliseconds.of(() -> {
                made[0] = client.call(ContainerCalls.CREATE, request).id();
                client.start(made[0]);
            });
            client.awaitExit(made[0]);
            client.remove(made[0]);
            var alone = Milliseconds.of(() -> peer.runcRun(same, "bare-image"));
            var unfiltered = Milliseconds.of(() -> peer.runcRun("bare-bundle"));
            if (round >= 0) {
                ours.add(through);
                bare.add(alone);
                plain.add(unfiltered);
            }
        }
        client.remove(model);
        for (var round = 0; round < PODMAN_ROUNDS; round++) {
            podman.add(Milliseconds.of(() -> folder.store().run(NAME)));
        }
        var base = Milliseconds.median(bare);
        table.row(
                "create and start from an image",
                Milliseconds.median(ours),
                base,
                Milliseconds.median(podman),
                "ms",
                "");
        table.row(
                "the same in terms of runc run of its spec",
                Milliseconds.median(ours) / base,
                1.0,
                Milliseconds.median(podman) / base,
                "times",
                "at most 2.5");
        table.row("runc run of a bundle that filters no calls", null, Milliseconds.median(plain), null, "ms", "");
    }

    /** A bundle that asks the bare runtime for what the engine asks of it for a container, but for its cgroup. */
    private static Path sameSpec(HelperFolder folder, String container, Path bundle) throws IOException {
        var json = new ObjectMapper();
        var made = folder.root().resolve("containers").resolve(container).resolve("config.json");
        var spec = (ObjectNode) json.readTree(Files.readAllBytes(made));
        ((ObjectNode) spec.get("root")).put("path", bundle.resolve("rootfs").toString());
        ((ObjectNode) spec.get("linux")).put("cgroupsPath", folder.cgroupParent() + "/bare-image");
        var same = Files.createDirectory(bundle.resolveSibling("same"));
        Files.write(same.resolve("config.json"), json.writeValueAsBytes(spec));
        return same;
    }

    private static void many(Client client, TestStore store, String image, BenchmarkTable table) throws IOException {
        multiply(store, image);
        var lists = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var took = Milliseconds.of(() -> {
                if (client.call(ImageCalls.LIST, ImageCalls.Listing.ALL).size() != MANY) {
                    throw new AssertionError("some of the images are not listed");
                }
            });
            if (round >= 0) {
                lists.add(took);
            }
        }
        var podman = Milliseconds.of(() -> store.podman("images", "--quiet"));
        table.row("list of " + MANY + " images", Milliseconds.median(lists), null, podman, "ms", "at most 50");
    }

    /** Writes the store's list anew, with so many images in it. */
    private static void multiply(TestStore store, String image) throws IOException {
        var json = new ObjectMapper();
        var list = store.graphRoot().resolve("overlay-images/images.json");
        var all = (ArrayNode) json.readTree(Files.readAllBytes(list));
        var first = (ObjectNode) all.get(0);
        var kept = list.resolveSibling(image);
        for (var number = 1; number < MANY; number++) {
            var id = "%064x".formatted(number);
            var one = first.deepCopy().put("id", id);
            one.putArray("names").add("localhost/copy:" + number);
            all.add(one);
            var folder = list.resolveSibling(id);
            Programs.run("cp", "-r", kept.toString(), folder.toString());
            Files.copy(folder.resolve(configurationName(image)), folder.resolve(configurationName(id)));
        }
        var fresh = list.resolveSibling("fresh");
        Files.write(fresh, json.writeValueAsBytes(all));
        Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String configurationName(String image) {
        return "=" + Base64.getEncoder().encodeToString(("sha256:" + image).getBytes(StandardCharsets.UTF_8));
    }
}
