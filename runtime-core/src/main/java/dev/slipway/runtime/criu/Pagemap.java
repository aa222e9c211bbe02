package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.PagemapEntry;
import dev.slipway.runtime.criu.image.Images.PagemapHead;
import dev.slipway.runtime.error.EngineException;
import java.util.Arrays;

/** Where the pages of one memory are: runs of pages in the order of their addresses, found by binary search. */
final class Pagemap {
    static final int PAGE = 4096;

    private static final int PARENT_FLAG = 1;
    private static final int PRESENT_FLAG = 4;

    /** A memory of 8 GB of which every other page is saved: 20 MB of index. */
    private static final int MAX_RUNS = 1 << 20;

    /** Bits of an end that tell the kind; a page's address has none of them. */
    private static final int KIND = 3;

    private final String pages;
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int[] offsets = new int[16];
    private int size;
    private long present;

    /** Where the pages of a run are. */
    enum Kind {
        /** In the pages image beside. */
        PRESENT,
        /** In the dump before. */
        PARENT,
        /** In the process that was dumped. */
        LAZY
    }

    private Pagemap(String pages) {
        this.pages = pages;
    }

    /**
     * Reads an index.
     *
     * @throws EngineException CHECKPOINT where it is missing or damaged
     */
    static Pagemap read(ImageFolder folder, String name) {
        try (ImageReader reader = ImageReader.open(folder.file(name), ImageMagic.PAGEMAP)) {
            PagemapHead head = reader.next(PagemapHead.parser());
            if (head == null) {
                throw Damage.of(folder.file(name), "it is empty");
            }
            Pagemap map = new Pagemap("pages-" + Integer.toUnsignedString(head.getPagesId()) + ".img");
            for (PagemapEntry entry = reader.next(PagemapEntry.parser());
                    entry != null;
                    entry = reader.next(PagemapEntry.parser())) {
                if (!map.add(entry)) {
                    throw Damage.of(folder.file(name), "a run of pages is at an impossible place");
                }
            }
            return map;
        }
    }

    private boolean add(PagemapEntry entry) {
        long count = entry.hasNrPages() ? entry.getNrPages() : Integer.toUnsignedLong(entry.getCompatNrPages());
        long start = entry.getVaddr();
        if (count == 0) {
            return true;
        }
        long last = size == 0 ? 0 : end(size - 1);
        if (start < last || start % PAGE != 0 || count < 0 || count > (Long.MAX_VALUE - start) / PAGE) {
            return false;
        }
        append(start, start + count * PAGE, kind(entry));
        return size <= MAX_RUNS && present / PAGE <= Integer.MAX_VALUE;
    }

    private static Kind kind(PagemapEntry entry) {
        int flags = entry.hasFlags() ? entry.getFlags() : entry.getInParent() ? PARENT_FLAG : PRESENT_FLAG;
        if ((flags & PRESENT_FLAG) != 0) {
            return Kind.PRESENT;
        }
        return (flags & PARENT_FLAG) != 0 ? Kind.PARENT : Kind.LAZY;
    }

    /** Runs of one kind that follow each other become one: present ones do so in the pages image too. */
    private void append(long start, long end, Kind kind) {
        if (size > 0 && end(size - 1) == start && kind(size - 1) == kind) {
            ends[size - 1] = end | code(kind);
        } else {
            if (size == starts.length) {
                grow();
            }
            starts[size] = start;
            ends[size] = end | code(kind);
            offsets[size] = (int) (present / PAGE);
            size++;
        }
        present += kind == Kind.PRESENT ? end - start : 0;
    }

    private static int code(Kind kind) {
        return switch (kind) {
            case PRESENT -> 0;
            case PARENT -> 1;
            case LAZY -> 2;
        };
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        offsets = Arrays.copyOf(offsets, length);
    }

    /** Name of the image that has the pages. */
    String pages() {
        return pages;
    }

    /** Bytes of all runs that are present. */
    long present() {
        return present;
    }

    int size() {
        return size;
    }

    /** Index of the last run that begins at an address or before it; -1 if there is none. */
    int before(long address) {
        int found = Arrays.binarySearch(starts, 0, size, address);
        return found >= 0 ? found : -found - 2;
    }

    long start(int run) {
        return starts[run];
    }

    long end(int run) {
        return ends[run] & ~KIND;
    }

    Kind kind(int run) {
        return switch ((int) ends[run] & KIND) {
            case 0 -> Kind.PRESENT;
            case 1 -> Kind.PARENT;
            default -> Kind.LAZY;
        };
    }

    /** Place of a present run in the pages image, bytes. */
    long offset(int run) {
        return (long) offsets[run] * PAGE;
    }
}
