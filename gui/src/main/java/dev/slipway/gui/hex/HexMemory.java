package dev.slipway.gui.hex;

import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.SavedBytes;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The bytes of an area of memory, fetched in blocks as they are looked at; the latest blocks are kept. JavaFX thread. */
public final class HexMemory {
    /** A byte that isn't fetched yet. */
    static final int AWAITED = -1;
    /** A byte that is in no image. */
    static final int HOLE = -2;

    /** Bytes fetched at once. */
    static final int BLOCK = 16 * 1024;

    private static final int KEPT = 64;

    /** Fetches bytes; at most a block. */
    public interface Source {
        CompletableFuture<SavedBytes> read(long address, int length);
    }

    private static final class Block {
        private final long address;
        private final byte[] bytes;
        private final BitSet holes = new BitSet();

        Block(SavedBytes told) {
            address = told.address();
            bytes = Base64.getDecoder().decode(told.bytes());
            for (SavedBytes.Hole hole : told.holes()) {
                long first = Math.max(0, hole.address() - address);
                long behind = Math.min(bytes.length, hole.address() - address + hole.length());
                if (first < behind) {
                    holes.set((int) first, (int) behind);
                }
            }
        }

        int at(long wanted) {
            long index = wanted - address;
            boolean known = index >= 0 && index < bytes.length && !holes.get((int) index);
            return known ? bytes[(int) index] & 0xff : HOLE;
        }
    }

    private final Background background;
    private final Runnable changed;
    private final Set<Long> asked = new HashSet<>();
    private final Map<Long, Block> blocks = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Block> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable Source source;
    private String trouble = "";
    private long start;
    private long end;

    /**
     * No memory yet.
     *
     * @param changed runs when bytes have come, or can't
     */
    HexMemory(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    /** Shows an area of a memory. */
    void show(Source newSource, long newStart, long newEnd) {
        source = newSource;
        start = newStart;
        end = newEnd;
        blocks.clear();
        asked.clear();
        trouble = "";
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Why bytes could not be fetched, sentences; empty for nothing. */
    String trouble() {
        return trouble;
    }

    /** A byte, 0 to 255, or {@link #AWAITED} or {@link #HOLE}; what is not known is asked for. */
    int at(long address) {
        if (address < start || address >= end) {
            return HOLE;
        }
        long number = Math.floorDiv(address, BLOCK);
        Block block = blocks.get(number);
        if (block == null) {
            ask(number);
            return AWAITED;
        }
        return block.at(address);
    }

    private void ask(long number) {
        Source asking = source;
        if (asking == null || !trouble.isEmpty() || !asked.add(number)) {
            return;
        }
        long from = Math.max(start, number * BLOCK);
        int length = (int) (Math.min(end, (number + 1) * BLOCK) - from);
        background.deliver(
                asking.read(from, length),
                bytes -> {
                    if (asking.equals(source) && asked.remove(number)) {
                        blocks.put(number, new Block(bytes));
                        changed.run();
                    }
                },
                why -> {
                    if (asking.equals(source)) {
                        asked.remove(number);
                        trouble = Refusal.words(why);
                        changed.run();
                    }
                });
    }
}
