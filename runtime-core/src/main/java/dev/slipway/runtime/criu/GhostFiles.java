package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images;
import dev.slipway.runtime.criu.image.Images.GhostChunk;
import dev.slipway.runtime.criu.image.Images.Remap;
import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the files that were open without a name. */
final class GhostFiles {
    private static final int MOST = 1 << 16;
    private static final int GHOST = 1;

    private GhostFiles() {}

    /**
     * All of them, without their content.
     *
     * @throws EngineException CHECKPOINT where an image is missing or damaged
     */
    static List<GhostFile> read(ImageFolder folder, OpenFiles files) {
        List<GhostFile> found = new ArrayList<>();
        for (Remap remap : folder.all("remap-fpath.img", ImageMagic.REMAP, Remap.parser(), MOST)) {
            String path = files.path(Integer.toUnsignedLong(remap.getOrigId()));
            if (remap.getRemapType() == GHOST && path != null) {
                found.add(ghost(folder.file("ghost-file-" + Integer.toHexString(remap.getRemapId()) + ".img"), path));
            }
        }
        return found;
    }

    private static GhostFile ghost(Path image, String path) {
        try (ImageReader reader = ImageReader.open(image, ImageMagic.GHOST_FILE)) {
            Images.GhostFile entry = reader.next(Images.GhostFile.parser());
            if (entry == null) {
                throw Damage.of(image, "it is empty");
            }
            long size = entry.getChunks() ? entry.getSize() : Files.size(image) - reader.position();
            return new GhostFile(
                    path,
                    entry.getMode(),
                    Integer.toUnsignedLong(entry.getUid()),
                    Integer.toUnsignedLong(entry.getGid()),
                    size,
                    entry.hasMtim() ? Instant.ofEpochSecond(entry.getMtim().getTvSec() & 0xffffffffffL) : null,
                    entry.getSymlinkTarget().isEmpty() ? null : entry.getSymlinkTarget(),
                    image);
        } catch (IOException e) {
            throw Damage.of(image, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * A part of the content, as much as there is.
     *
     * @param offset 0 or more
     * @param length at most so many bytes
     */
    static byte[] content(GhostFile file, long offset, int length) {
        Path image = file.image();
        byte[] bytes = new byte[(int) Math.max(0, Math.min(length, file.size() - offset))];
        try (ImageReader reader = ImageReader.open(image, ImageMagic.GHOST_FILE);
                FileChannel channel = ImageReader.channel(image)) {
            Images.GhostFile entry = reader.next(Images.GhostFile.parser());
            if (entry == null || !entry.getChunks()) {
                copy(image, channel, reader.position(), 0, file.size(), bytes, offset);
                return bytes;
            }
            for (GhostChunk chunk = reader.next(GhostChunk.parser());
                    chunk != null;
                    chunk = reader.next(GhostChunk.parser())) {
                if (chunk.getLen() < 0 || chunk.getOff() < 0 || chunk.getOff() > file.size() - chunk.getLen()) {
                    throw Damage.of(image, "a part of the file is at an impossible place");
                }
                copy(image, channel, reader.position(), chunk.getOff(), chunk.getLen(), bytes, offset);
                reader.skip(chunk.getLen());
            }
            return bytes;
        } catch (IOException e) {
            throw Damage.of(image, String.valueOf(e.getMessage()), e);
        }
    }

    /** Copies what of a part of the file, {@code place} in the image and {@code start} in the file, is wanted. */
    private static void copy(
            Path image, FileChannel channel, long place, long start, long length, byte[] bytes, long offset)
            throws IOException {
        long from = Math.max(offset, start);
        long to = Math.min(offset + bytes.length, start + length);
        if (from >= to) {
            return;
        }
        ByteBuffer part = ByteBuffer.wrap(bytes, (int) (from - offset), (int) (to - from));
        int begin = part.position();
        while (part.hasRemaining()) {
            if (channel.read(part, place + from - start + part.position() - begin) <= 0) {
                throw Damage.of(image, "it ends too early");
            }
        }
    }
}
