package dev.slipway.runtime.criu;

import org.jspecify.annotations.Nullable;

/**
 * An area of a saved process's memory with where its pages are.
 *
 * @param chain where they are looked for; null where none are saved of it
 * @param shift what is added to an address to find it in {@code chain}
 * @param rest what a page is that is in no image
 */
record Mapping(
        long start,
        long end,
        String permissions,
        Area.Kind kind,
        @Nullable String path,
        long offset,
        @Nullable PageChain chain,
        long shift,
        MemoryBytes.Why rest) {

    /** The area for others to see: its pages are counted. */
    Area area() {
        long present = 0;
        long older = 0;
        PageChain pages = chain;
        for (long at = start; pages != null && at < end; ) {
            PageChain.Piece piece = pages.at(at + shift, end + shift);
            if (piece.where() == PageChain.Where.PRESENT) {
                present += piece.older() ? 0 : piece.length();
                older += piece.older() ? piece.length() : 0;
            }
            at += piece.length();
        }
        return new Area(start, end, permissions, kind, path, offset, present, older);
    }
}
