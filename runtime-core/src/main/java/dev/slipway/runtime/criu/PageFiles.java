package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages images that are read, each opened once. For one thread. */
final class PageFiles implements AutoCloseable {
    private static final int MOST = 64;

    private final Map<Path, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Reads so many bytes.
     *
     * @throws EngineException CHECKPOINT where the image is missing or too short
     */
    void read(Path pages, long position, byte[] into, int offset, int length) {
        try {
            FileChannel channel = channel(pages);
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position() - offset) <= 0) {
                    throw Damage.of(pages, "it ends too early");
                }
            }
        } catch (NoSuchFileException e) {
            throw Damage.missing(pages, e);
        } catch (IOException e) {
            throw Damage.of(pages, String.valueOf(e.getMessage()), e);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with all others
    private FileChannel channel(Path pages) throws IOException {
        FileChannel channel = open.get(pages);
        if (channel == null) {
            if (open.size() == MOST) {
                Path oldest = open.keySet().iterator().next();
                FileChannel old = open.remove(oldest);
                if (old != null) {
                    old.close();
                }
            }
            channel = ImageReader.channel(pages);
            open.put(pages, channel);
        }
        return channel;
    }

    @Override
    public void close() {
        for (FileChannel channel : open.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                // it was only read
            }
        }
        open.clear();
    }
}
