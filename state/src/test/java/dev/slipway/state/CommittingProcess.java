package dev.slipway.state;

import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that commits with several threads until it is killed, and tells each commit once it is acknowledged. */
final class CommittingProcess {
    private static final int THREADS = 4;

    private CommittingProcess() {}

    /**
     * Arguments: the folder of the state, a word that makes this run's ids unique, and the bytes that the file may grow
     * by before it is compacted.
     */
    public static void main(String[] arguments) {
        H2State state = H2State.open(Path.of(arguments[0]), Map.of(), 10_000, Long.parseLong(arguments[2]));
        for (int i = 0; i < THREADS; i++) {
            String prefix = arguments[1] + "-" + i + "-";
            new Thread(() -> commit(state, prefix), "committer-" + i).start();
        }
    }

    private static void commit(H2State state, String prefix) {
        for (int i = 0; ; i++) {
            String id = prefix + i;
            ContainerRecord container = Samples.container(id, "name of " + id);
            state.commit(List.of(
                    new Change.AddContainer(container), new Change.Append(Samples.event("create", Map.of("id", id)))));
            state.commit(List.of(new Change.PutContainer(Samples.running(container, 7))));
            synchronized (CommittingProcess.class) {
                System.out.println(id + " " + state.revision());
                System.out.flush();
            }
        }
    }
}
