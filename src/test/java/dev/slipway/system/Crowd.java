package dev.slipway.system;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Some who work off a list together. */
final class Crowd {
    private Crowd() {}

    /** Does the work for each element, so many at a time; ends when all is done. */
    static <T> void each(int at, List<T> elements, Consumer<T> work) {
        var left = new ConcurrentLinkedQueue<>(elements);
        var threads = Executors.newFixedThreadPool(at);
        try {
            CompletableFuture.allOf(IntStream.range(0, at)
                            .mapToObj(each -> CompletableFuture.runAsync(() -> workOff(left, work), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> void workOff(ConcurrentLinkedQueue<T> left, Consumer<T> work) {
        for (var next = left.poll(); next != null; next = left.poll()) {
            work.accept(next);
        }
    }
}
