package dev.slipway.gui.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.model.LogNotice;
import dev.slipway.protocol.rpc.Wire;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** What the containers of the gallery write. */
final class SampleLogs {
    private static final Instant START = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final int LINES = 60;

    private static final List<String> SAMPLES = List.of(
            "\u001b[32mINFO \u001b[0m  [main] listening on \u001b[1m0.0.0.0:8080\u001b[0m",
            "\u001b[36mGET\u001b[0m /api/containers \u001b[32m200\u001b[0m 12 ms",
            "\u001b[36mGET\u001b[0m /api/containers/7f3a \u001b[33m404\u001b[0m 3 ms  user=\u001b[35mana\u001b[0m",
            "\u001b[33mWARN \u001b[0m  pool is at 92 % of its size, 18 of 20 connections are in use",
            "{\"level\":\"debug\",\"msg\":\"tick\",\"elapsed\":0.0213,\"queue\":[1,2,3]}",
            "\u001b[38;5;208mcache\u001b[0m miss for key \u001b[4musers:42\u001b[24m, \u001b[48;5;24m loaded \u001b[0m"
                    + " in 4 ms",
            "\u001b[31;1mERROR\u001b[0m could not reach upstream \u001b[1mredis:6379\u001b[0m: connection refused",
            "    at dev.example.Pool.take(Pool.java:88)",
            "plain line without any colour, as most lines are",
            "\u001b[7m inverse \u001b[27m \u001b[2mfaint\u001b[22m \u001b[3mitalic\u001b[23m \u001b[90mgrey\u001b[0m");

    private SampleLogs() {}

    /** One of many lines. */
    static String line(int number) {
        return SAMPLES.get(number * 7 % SAMPLES.size());
    }

    /** Tells of some lines of a container. */
    static Common.Subscription begin(String container, BiConsumer<String, JsonNode> notifications) {
        Common.Subscription begun = new Common.Subscription("log-" + container);
        int start = Math.floorMod(container.hashCode(), 1000);
        List<LogNotice.Line> lines =
                IntStream.range(0, LINES).mapToObj(each -> line(start, each)).toList();
        notifications.accept("log", Wire.results().valueToTree(new LogNotice(begun.subscription(), lines)));
        return begun;
    }

    private static LogNotice.Line line(int start, int number) {
        String text = line(start + number);
        return new LogNotice.Line(
                text.contains("ERROR") ? "stderr" : "stdout", START.plusMillis(start + number * 977L), text, false);
    }
}
