package dev.slipway.gui.gallery;

import dev.slipway.protocol.call.FileCalls;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkDetail;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.VolumeDetail;
import dev.slipway.protocol.model.VolumeSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images, volumes and networks of a made-up world, and what the helper tells of them. */
final class SampleObjects {
    static final String WEB = "registry.example.org/shop/web:2.4.1";

    private SampleObjects() {}

    static String image(int number) {
        return SampleWorld.id(200 + number);
    }

    static String volume(int number) {
        return SampleWorld.id(300 + number);
    }

    static List<ImageSummary> images() {
        return List.of(
                image(0, 187_432_960, 7, 86_400, WEB, "localhost/web:latest"),
                image(1, 7_654_321, 1, 8_640_000, "docker.io/library/alpine:3.20"),
                image(2, 421_101_568, 12, 400_000, "docker.io/library/postgres:16"),
                image(3, 187_001_856, 7, 172_800));
    }

    private static ImageSummary image(int number, long size, int layers, long age, String... names) {
        return new ImageSummary(
                image(number),
                List.of(names),
                List.of("sha256:" + image(number)),
                Instant.now().minusSeconds(age),
                size,
                layers,
                number == 0
                        ? Map.of("team", "shop", "org.opencontainers.image.source", "https://example.org/web")
                        : Map.of(),
                "amd64",
                "linux");
    }

    static List<VolumeSummary> volumes() {
        return List.of(
                volume(0, "data", Map.of("app", "shop"), Map.of(), false),
                volume(1, "scratch", Map.of(), Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=64m"), false),
                volume(2, volume(2), Map.of(), Map.of(), true));
    }

    private static VolumeSummary volume(
            int number, String name, Map<String, String> labels, Map<String, String> options, boolean anonymous) {
        return new VolumeSummary(
                volume(number), name, Instant.now().minusSeconds(90_000), labels, "local", options, anonymous);
    }

    /** What a method answers; null for one that isn't about these. */
    static @Nullable Object answer(String method) {
        return switch (method) {
            case "image.inspect" -> detail();
            case "image.history" -> history();
            case "volume.inspect" ->
                new VolumeDetail(
                        volumes().get(0), "/var/lib/slipway/volumes/data/_data", false, List.of(), 73_400_320L);
            case "volume.files" -> files();
            case "network.inspect" ->
                new NetworkDetail(
                        new NetworkSummary("slipway", "bridge", List.of("10.90.0.0/24"), "slipway0", true),
                        List.of(new NetworkRange("10.90.0.0/24", "10.90.0.1", "10.90.0.2", "10.90.0.254")),
                        null,
                        null,
                        "/etc/cni/net.d/slipway.conflist",
                        List.of());
            default -> null;
        };
    }

    private static ImageDetail detail() {
        return new ImageDetail(
                images().get(0),
                "the shop's crew",
                new ImageDetail.Config(
                        List.of("/usr/bin/web"),
                        List.of("--listen", ":8080"),
                        List.of("PATH=/usr/local/bin:/usr/bin:/bin", "SHOP_THEME=harbour"),
                        "web:web",
                        "/srv",
                        Map.of("team", "shop"),
                        "SIGQUIT",
                        List.of("/srv/data"),
                        List.of("8080/tcp"),
                        new ImageDetail.Healthcheck(List.of("CMD", "/usr/bin/web", "--check"), 30, 5, 0, 3)),
                List.of(
                        new ImageDetail.Layer(SampleWorld.id(210), "sha256:" + SampleWorld.id(211), 12_582_912L, 0),
                        new ImageDetail.Layer(SampleWorld.id(212), "sha256:" + SampleWorld.id(213), 96_468_992L, 1),
                        new ImageDetail.Layer(SampleWorld.id(214), "sha256:" + SampleWorld.id(215), 78_381_056L, 2)),
                List.of(new ImageDetail.Use(SampleWorld.id(220), "podman-web", false)),
                false);
    }

    private static List<ImageDetail.Step> history() {
        Instant made = Instant.now().minusSeconds(86_400);
        return List.of(
                new ImageDetail.Step(made, "CMD [\"--listen\", \":8080\"]", "", true, null, null),
                new ImageDetail.Step(
                        made, "COPY web /usr/bin/web", "buildkit", false, SampleWorld.id(210), 12_582_912L),
                new ImageDetail.Step(
                        made,
                        "RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl libssl3"
                                + " tzdata",
                        "buildkit",
                        false,
                        SampleWorld.id(212),
                        96_468_992L));
    }

    private static FileCalls.Entries files() {
        Instant then = Instant.now().minusSeconds(70_000);
        return new FileCalls.Entries(
                List.of(
                        new FileCalls.Entry("appendonly", "folder", 4096, "0755", 999, 999, then, null),
                        new FileCalls.Entry("current", "link", 12, "0777", 0, 0, then, "dump-1.rdb"),
                        new FileCalls.Entry("dump-1.rdb", "file", 73_400_320, "0644", 999, 999, then, null),
                        new FileCalls.Entry("redis.sock", "socket", 0, "0770", 999, 999, then, null)),
                false);
    }
}
