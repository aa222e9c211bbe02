package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The memory of one saved process, found through its pagemap; only pages that are asked for are read. */
final class SavedMemory {
    private static final int PAGE = 4096;
    private static final int PARENT = 1;
    private static final int PRESENT = 4;
    private static final int MAX_GENERATIONS = 32;

    private final Path images;
    private final int pid;
    private final int generation;

    SavedMemory(Path images, int pid) {
        this(images, pid, 0);
    }

    private SavedMemory(Path images, int pid, int generation) {
        this.images = images;
        this.pid = pid;
        this.generation = generation;
    }

    private Path pagemap() {
        return images.resolve("pagemap-" + pid + ".img");
    }

    /** Bytes saved for it in these images; 0 for a process without memory, as a zombie is. */
    long size() {
        if (!Files.isRegularFile(pagemap(), LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        long[] size = new long[1];
        ImageFile.read(pagemap(), ImageMagic.PAGEMAP, (index, message) -> {
            if (index > 0) {
                Run run = Run.of(message);
                size[0] = Math.addExact(size[0], run.present() ? Math.multiplyExact(run.pages(), (long) PAGE) : 0);
            }
            return true;
        });
        return size[0];
    }

    /**
     * The bytes from one address to another, the end left out.
     *
     * @return nothing where a part of it wasn't saved: it lies in a file, or only in the memory of the old process
     */
    Optional<byte[]> read(long start, long end, int limit) {
        if (start < 0 || end < start || end - start > limit) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) (end - start)];
        int done = 0;
        while (done < bytes.length) {
            long address = start + done;
            int length = (int) Math.min(bytes.length - done, PAGE - address % PAGE);
            if (!page(address, bytes, done, length)) {
                return Optional.empty();
            }
            done += length;
        }
        return Optional.of(bytes);
    }

    private boolean page(long address, byte[] into, int offset, int length) {
        long[] pagesId = {-1};
        long[] position = {0};
        Run[] found = new Run[1];
        ImageFile.read(pagemap(), ImageMagic.PAGEMAP, (index, message) -> {
            if (index == 0) {
                pagesId[0] = message.number(1, -1);
                return true;
            }
            Run run = Run.of(message);
            if (run.holds(address)) {
                found[0] = run;
                return false;
            }
            if (run.present()) {
                position[0] = Math.addExact(position[0], Math.multiplyExact(run.pages(), (long) PAGE));
            }
            return true;
        });
        Run run = found[0];
        if (run == null) {
            return false;
        }
        if (run.present()) {
            return fetch(pagesId[0], position[0] + (address - run.address()), into, offset, length);
        }
        return run.parent() && fromParent(address, into, offset, length);
    }

    private boolean fetch(long pagesId, long position, byte[] into, int offset, int length) {
        Path pages = images.resolve("pages-" + pagesId + ".img");
        try (FileChannel channel = ImageFile.open(pages)) {
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position() - offset) <= 0) {
                    throw ImageFile.damaged(pages, "it ends too early", null);
                }
            }
            return true;
        } catch (IOException e) {
            throw ImageFile.damaged(pages, String.valueOf(e.getMessage()), e);
        }
    }

    /** An incremental dump leaves pages to the one before it, a folder beside it to which {@code parent} points. */
    private boolean fromParent(long address, byte[] into, int offset, int length) {
        Path link = images.resolve("parent");
        try {
            Path around = images.toRealPath().getParent();
            if (generation >= MAX_GENERATIONS || around == null || !Files.isSymbolicLink(link)) {
                return false;
            }
            Path parent = link.toRealPath();
            return around.equals(parent.getParent())
                    && new SavedMemory(parent, pid, generation + 1).page(address, into, offset, length);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Pages that lie one after another.
     *
     * @param present whether they are in the images
     * @param parent whether they are in those of the dump before
     */
    private record Run(long address, long pages, boolean present, boolean parent) {
        static Run of(Fields message) throws IOException {
            long pages = message.number(5, message.number(2, 0));
            long address = message.number(1, 0);
            boolean inParent = message.number(3, 0) != 0;
            long flags = message.number(4, inParent ? PARENT : PRESENT);
            if (pages < 0 || pages > Long.MAX_VALUE / PAGE) {
                throw new IOException("a run of pages has an impossible length");
            }
            return new Run(address, pages, (flags & PRESENT) != 0, (flags & PARENT) != 0);
        }

        boolean holds(long wanted) {
            return address >= 0 && wanted >= address && wanted - address < pages * PAGE;
        }
    }

    /** Reads that never fail, for what is nice to have: nothing where the images are damaged. */
    Optional<byte[]> tryRead(long start, long end, int limit) {
        try {
            return read(start, end, limit);
        } catch (EngineException damaged) {
            return Optional.empty();
        }
    }
}
