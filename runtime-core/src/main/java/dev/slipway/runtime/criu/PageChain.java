package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one memory, through all dumps that they are spread over. An incremental dump leaves pages to the one
 * before it; that one is opened when one of those is looked for. Safe for use by several threads.
 */
final class PageChain {
    private static final int MAX_GENERATIONS = 64;

    private final ImageFolder folder;
    private final String name;
    private final Set<Path> younger;
    private final Pagemap map;
    private @Nullable PageChain parent;
    private boolean parentKnown;

    private PageChain(ImageFolder folder, String name, Set<Path> younger) {
        this.folder = folder;
        this.name = name;
        this.younger = younger;
        map = Pagemap.read(folder, name);
    }

    /**
     * The pages that an index tells of.
     *
     * @param name of the index, {@code pagemap-1.img}
     * @return null where there is no such index, as for a zombie
     * @throws EngineException CHECKPOINT where it is damaged
     */
    static @Nullable PageChain open(ImageFolder folder, String name) {
        return folder.has(name) ? new PageChain(folder, name, Set.of()) : null;
    }

    /** Where bytes are. */
    enum Where {
        /** In an image. */
        PRESENT,
        /** Nobody wrote down that there are any. */
        ABSENT,
        /** In the process that was dumped. */
        LAZY,
        /** In a dump that is not there. */
        MISSING
    }

    /**
     * Bytes one after another at one kind of place.
     *
     * @param length at least 1
     * @param pages the image that has them; null unless they are present
     * @param offset of the first in that image
     * @param older whether that is the image of an earlier dump
     */
    record Piece(
            long address,
            long length,
            Where where,
            @Nullable Path pages,
            long offset,
            boolean older) {}

    /** Bytes that this dump alone has. */
    long present() {
        return map.present();
    }

    /** What there is from an address on, up to {@code limit} at most; there must be at least a byte between. */
    Piece at(long address, long limit) {
        int run = map.before(address);
        if (run >= 0 && address < map.end(run)) {
            long end = Math.min(limit, map.end(run));
            return switch (map.kind(run)) {
                case PRESENT ->
                    new Piece(
                            address,
                            end - address,
                            Where.PRESENT,
                            folder.file(map.pages()),
                            map.offset(run) + address - map.start(run),
                            !younger.isEmpty());
                case PARENT -> inParent(address, end);
                case LAZY -> new Piece(address, end - address, Where.LAZY, null, 0, false);
            };
        }
        long next = run + 1 < map.size() ? map.start(run + 1) : limit;
        return new Piece(address, Math.min(limit, next) - address, Where.ABSENT, null, 0, false);
    }

    private Piece inParent(long address, long end) {
        PageChain older = parent();
        if (older == null) {
            return new Piece(address, end - address, Where.MISSING, null, 0, true);
        }
        Piece piece = older.at(address, end);
        return piece.where() == Where.ABSENT ? new Piece(address, piece.length(), Where.MISSING, null, 0, true) : piece;
    }

    private synchronized @Nullable PageChain parent() {
        if (!parentKnown) {
            ImageFolder before = folder.parent();
            if (before != null && before.has(name)) {
                Set<Path> all = new HashSet<>(younger);
                if (!all.add(folder.path()) || all.contains(before.path()) || all.size() > MAX_GENERATIONS) {
                    throw Damage.of(folder.file("parent"), "the dumps before it have no end");
                }
                parent = new PageChain(before, name, all);
            }
            parentKnown = true;
        }
        return parent;
    }

    /**
     * The bytes from one address to another, the end left out.
     *
     * @return nothing where they are more than {@code most}, or some are in no image
     */
    Optional<byte[]> read(long start, long end, int most, PageFiles files) {
        if (start < 0 || end < start || end - start > most) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) (end - start)];
        for (long at = start; at < end; ) {
            Piece piece = at(at, end);
            if (piece.pages() == null) {
                return Optional.empty();
            }
            files.read(piece.pages(), piece.offset(), bytes, (int) (at - start), (int) piece.length());
            at += piece.length();
        }
        return Optional.of(bytes);
    }
}
