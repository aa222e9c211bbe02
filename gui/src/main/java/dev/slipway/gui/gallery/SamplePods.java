package dev.slipway.gui.gallery;

import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PodProcesses;
import dev.slipway.protocol.model.PodStats;
import dev.slipway.protocol.model.ProcessInfo;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.model.StatsSample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the gallery's connection tells of pods. */
final class SamplePods {
    private static final int HISTORY = 600;

    private SamplePods() {}

    static @Nullable Object answer(String method) {
        return switch (method) {
            case "pod.inspect" ->
                new PodDetail(
                        SampleWorld.full().pod(SampleWorld.POD).orElseThrow(),
                        "/slipway_parent/" + SampleWorld.POD,
                        new Resources(2.0, null, null, 536_870_912L, null, null, 200L, null),
                        List.of());
            case "pod.statsHistory" ->
                IntStream.range(0, HISTORY).mapToObj(SamplePods::sample).toList();
            case "pod.stats" -> new PodStats(SampleWorld.POD, sample(HISTORY), List.of());
            case "pod.top" ->
                List.of(
                        new PodProcesses(
                                SampleWorld.id(22),
                                "shop-db",
                                List.of(new ProcessInfo(4722, 4700, 1, 70, "S", 12.5, 41_943_040, "postgres"))),
                        new PodProcesses(
                                SampleWorld.id(23),
                                "shop-web",
                                List.of(
                                        new ProcessInfo(4723, 4701, 1, 0, "S", 0.4, 9_437_184, "nginx: master process"),
                                        new ProcessInfo(
                                                4731, 4723, 7, 101, "S", 3.25, 12_582_912, "nginx: worker process"))));
            case "pod.stop", "pod.kill" ->
                new PodCalls.Outcomes(
                        SampleWorld.POD,
                        List.of(
                                new PodCalls.Outcome(SampleWorld.id(22), "shop-db", null, null),
                                new PodCalls.Outcome(
                                        SampleWorld.id(23),
                                        "shop-web",
                                        "TIMEOUT",
                                        "could not stop it: it did not end within 10 s")),
                        "could not stop pod shop: 1 of 2 containers failed");
            default -> null;
        };
    }

    private static StatsSample sample(int second) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return ChartPages.sample(second, SampleWorld.POD, now.minusSeconds(HISTORY - (long) second));
    }
}
