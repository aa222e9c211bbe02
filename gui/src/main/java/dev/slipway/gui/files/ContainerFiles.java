package dev.slipway.gui.files;

import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.FileCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The files of a container, without what is mounted into it.
 *
 * @param container full id
 */
public record ContainerFiles(Desk desk, String container) implements FileSource {
    /** So many changes are told at most; who has more of them looks for none of them by eye. */
    private static final int MOST_CHANGES = 50_000;

    @Override
    public String name() {
        return desk.world().container(container).map(known -> known.name()).orElse(container);
    }

    @Override
    public CompletableFuture<FileCalls.Entries> list(String folder) {
        return desk.helper().call(FileCalls.FILES, new FileCalls.Folder(container, folder, null, null));
    }

    @Override
    public CompletableFuture<FileCalls.Reading> read(String path) {
        return desk.helper().call(FileCalls.READ, new FileCalls.File(container, path));
    }

    @Override
    public boolean changeable() {
        return true;
    }

    @Override
    public CompletableFuture<Common.Channel> put(String path, @Nullable String mode) {
        return desk.helper().call(FileCalls.PUT, new FileCalls.Put(container, path, null, null, mode));
    }

    @Override
    public CompletableFuture<List<FileCalls.Change>> changes() {
        return changesAfter(null, List.of());
    }

    private CompletableFuture<List<FileCalls.Change>> changesAfter(
            @Nullable String last, List<FileCalls.Change> before) {
        return desk.helper()
                .call(FileCalls.CHANGES, new FileCalls.Page(container, null, last))
                .thenCompose(told -> {
                    List<FileCalls.Change> all = new ArrayList<>(before);
                    all.addAll(told.changes());
                    return told.more() && all.size() < MOST_CHANGES
                            ? changesAfter(all.get(all.size() - 1).path(), all)
                            : CompletableFuture.completedFuture(all);
                });
    }
}
