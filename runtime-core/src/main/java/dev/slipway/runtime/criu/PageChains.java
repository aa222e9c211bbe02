package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The indexes of pages of one dump, each read once and kept while there is room for it. */
final class PageChains {
    private final ConcurrentMap<String, SoftReference<PageChain>> kept = new ConcurrentHashMap<>();
    private final ImageFolder folder;

    PageChains(ImageFolder folder) {
        this.folder = folder;
    }

    /**
     * The pages of a process.
     *
     * @return null where it has none, as a zombie
     * @throws EngineException CHECKPOINT where the index is damaged
     */
    @Nullable
    PageChain of(int pid) {
        return named("pagemap-" + pid + ".img");
    }

    /**
     * The pages of shared memory.
     *
     * @param number under which it was saved
     * @return null where there is none of this number
     * @throws EngineException CHECKPOINT where the index is damaged
     */
    @Nullable
    PageChain shared(long number) {
        return named("pagemap-shmem-" + Long.toUnsignedString(number) + ".img");
    }

    private @Nullable PageChain named(String name) {
        SoftReference<PageChain> reference = kept.get(name);
        PageChain chain = reference == null ? null : reference.get();
        if (chain == null) {
            chain = PageChain.open(folder, name);
            if (chain != null) {
                kept.put(name, new SoftReference<>(chain));
            }
        }
        return chain;
    }
}
