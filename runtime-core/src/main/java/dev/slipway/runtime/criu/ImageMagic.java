package dev.slipway.runtime.criu;

/** The numbers that CRIU's image files begin with (magic.h of CRIU). */
enum ImageMagic {
    CGROUP(0x59383330),
    CORE(0x55053847),
    FDINFO(0x56213732),
    FIFO_DATA(0x59333054),
    FILES(0x56303138),
    FS(0x51403912),
    GHOST_FILE(0x52583605),
    IDS(0x54432030),
    INVENTORY(0x58313116),
    MEMFD(0x48453499),
    MM(0x57492820),
    MOUNTS(0x55563928),
    PAGEMAP(0x56084025),
    PIPES_DATA(0x56453709),
    PSTREE(0x50273030),
    REMAP(0x59133954),
    SOCKET_QUEUES(0x56264026),
    STATS(0x57093306),
    TCP_STREAM(0x51465506);

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
