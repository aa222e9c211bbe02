package dev.slipway.runtime.criu;

/** Bits that CRIU's images have for areas of memory (image.h of CRIU, mmap(2)). */
final class AreaFlags {
    static final int VSYSCALL = 1 << 2;
    static final int VDSO = 1 << 3;
    static final int HEAP = 1 << 5;
    static final int FILE_PRIVATE = 1 << 6;
    static final int FILE_SHARED = 1 << 7;
    static final int ANON_SHARED = 1 << 8;
    static final int SYSTEM_V = 1 << 10;
    static final int VVAR = 1 << 12;
    static final int AIO_RING = 1 << 13;
    static final int MEMFD = 1 << 14;
    /** No area of the kernel's: what a program marked as guarded. */
    static final int GUARD = 1 << 16;

    static final int MAP_SHARED = 1;

    private AreaFlags() {}

    /** As proc(5) has them: {@code rwxp}. */
    static String permissions(int protection, int flags) {
        String all = ((protection & 1) != 0 ? "r" : "-")
                + ((protection & 2) != 0 ? "w" : "-")
                + ((protection & 4) != 0 ? "x" : "-")
                + ((flags & MAP_SHARED) != 0 ? "s" : "p");
        return all.intern(); // there are sixteen of them, and may be very many areas
    }
}
