package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.PageChain.Piece;
import dev.slipway.runtime.error.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The memory of one saved process. Pages are read when they are asked for, and not kept. For one thread.
 *
 * <p>All methods throw {@link EngineException} CHECKPOINT where an image is missing or damaged.
 */
public final class ProcessMemory implements AutoCloseable {
    private static final long END = Long.MAX_VALUE;

    private final int pid;
    private final List<Mapping> mappings;
    private final PageFiles files = new PageFiles();

    ProcessMemory(int pid, List<Mapping> mappings) {
        this.pid = pid;
        this.mappings = mappings;
    }

    /** Whose it is. */
    public int pid() {
        return pid;
    }

    /** Its areas, in the order of their addresses. */
    public List<Area> areas() {
        return mappings.stream().map(Mapping::area).toList();
    }

    /**
     * Bytes of it, with what is in no image marked.
     *
     * @param address 0 or more
     * @param length 0 or more, and so much that memory has room for it
     */
    public MemoryBytes read(long address, int length) {
        byte[] bytes = new byte[length];
        List<MemoryBytes.Hole> holes = new ArrayList<>();
        long end = address > END - length ? END : address + length;
        for (long at = address; at < end; ) {
            Part part = at(at, end);
            Path pages = part.piece().pages();
            if (pages == null) {
                add(holes, at, part.piece().length(), part.why());
            } else {
                files.read(pages, part.piece().offset(), bytes, (int) (at - address), (int)
                        part.piece().length());
            }
            at += part.piece().length();
        }
        return new MemoryBytes(address, bytes, holes);
    }

    private static void add(List<MemoryBytes.Hole> holes, long address, long length, MemoryBytes.Why why) {
        if (!holes.isEmpty()) {
            MemoryBytes.Hole last = holes.get(holes.size() - 1);
            if (last.why() == why && last.address() + last.length() == address) {
                holes.set(holes.size() - 1, new MemoryBytes.Hole(last.address(), last.length() + length, why));
                return;
            }
        }
        holes.add(new MemoryBytes.Hole(address, length, why));
    }

    /**
     * A part of memory that is of one kind.
     *
     * @param why it has no bytes; of no meaning where it has
     */
    private record Part(Piece piece, MemoryBytes.Why why) {}

    private Part at(long address, long limit) {
        int index = before(address);
        if (index < 0 || address >= mappings.get(index).end()) {
            long next = index + 1 < mappings.size() ? mappings.get(index + 1).start() : limit;
            return new Part(nothing(address, Math.min(next, limit)), MemoryBytes.Why.UNMAPPED);
        }
        Mapping mapping = mappings.get(index);
        long end = Math.min(limit, mapping.end());
        if (mapping.chain() == null) {
            return new Part(nothing(address, end), mapping.rest());
        }
        Piece piece = mapping.chain().at(address + mapping.shift(), end + mapping.shift());
        return new Part(
                piece,
                switch (piece.where()) {
                    case LAZY -> MemoryBytes.Why.LAZY;
                    case MISSING -> MemoryBytes.Why.MISSING;
                    case PRESENT, ABSENT -> mapping.rest();
                });
    }

    private static Piece nothing(long address, long end) {
        return new Piece(address, end - address, PageChain.Where.ABSENT, null, 0, false);
    }

    private int before(long address) {
        int low = 0;
        int high = mappings.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (mappings.get(middle).start() <= address) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /**
     * A stretch of memory that is in images, as long as it goes without a hole, whatever images it is in.
     *
     * @param length bytes, at least 1
     */
    public record Stretch(long address, long length) {
        public long end() {
            return address + length;
        }
    }

    /** All that is in images, in the order of the addresses, found as it is asked for. */
    public Iterator<Stretch> stretches() {
        return new Stretches(mappings);
    }

    /** Fills a part of an array with bytes that are all in images, as those of a stretch are. */
    public void fill(long address, byte[] into, int offset, int length) {
        for (long at = address; at < address + length; ) {
            Piece piece = at(at, address + length).piece();
            Path pages = piece.pages();
            if (pages == null) {
                throw new IllegalArgumentException("there is a hole at " + at);
            }
            files.read(pages, piece.offset(), into, offset + (int) (at - address), (int) piece.length());
            at += piece.length();
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
