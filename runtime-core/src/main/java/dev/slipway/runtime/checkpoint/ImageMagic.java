package dev.slipway.runtime.checkpoint;

/** The numbers that CRIU's image files begin with (magic.h of CRIU). */
enum ImageMagic {
    INVENTORY(0x58313116),
    PSTREE(0x50273030),
    CORE(0x55053847),
    MM(0x57492820),
    PAGEMAP(0x56084025),
    STATS(0x57093306);

    /** Begins an ordinary image; the number that names the type follows. */
    static final int COMMON = 0x54564319;

    /** Begins a service image, as statistics are. */
    static final int SERVICE = 0x55105940;

    private final int number;

    ImageMagic(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
