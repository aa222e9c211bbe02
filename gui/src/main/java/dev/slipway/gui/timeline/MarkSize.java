package dev.slipway.gui.timeline;

/** How large a checkpoint's mark is: its area tells the bytes against those of the largest. */
final class MarkSize {
    private static final double LEAST = 9;
    private static final double MOST = 24;

    private MarkSize() {}

    /** Pixels across of a disc for so many bytes, never too small to be hit. */
    static double diameter(long size, long largest) {
        double share = largest <= 0 ? 0 : Math.max(0, Math.min(1, (double) size / largest));
        return LEAST + (MOST - LEAST) * Math.sqrt(share);
    }
}
