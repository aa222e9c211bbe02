package dev.slipway.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An open log file and how far it is read, forwards, line by line; confined to one thread. */
final class LogFile implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    /** conmon's lines are far shorter; a longer one is cut into pieces. */
    private static final int LONGEST_LINE = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final @Nullable Object fileKey;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long position;

    private LogFile(Path path, FileChannel channel, @Nullable Object fileKey) {
        this.path = path;
        this.channel = channel;
        this.fileKey = fileKey;
    }

    static LogFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new LogFile(path, channel, key(path));
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }

    /** Leaves out what comes before this offset; only before the first read. */
    void skipTo(long offset) {
        position = offset;
    }

    FileChannel channel() {
        return channel;
    }

    /** The next whole lines, at most {@code most}; fewer, or none, at the end. */
    List<String> lines(int most) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < most && (block.hasRemaining() || fill())) {
            take(lines, most);
        }
        return lines;
    }

    private boolean fill() throws IOException {
        block.clear();
        int read = channel.read(block, position);
        block.flip();
        if (read > 0) {
            position += read;
        }
        return read > 0;
    }

    private void take(List<String> lines, int most) {
        while (block.hasRemaining() && lines.size() < most) {
            byte next = block.get();
            if (next != '\n') {
                unfinished.write(next);
            }
            if (next == '\n' || unfinished.size() >= LONGEST_LINE) {
                lines.add(unfinished.toString(StandardCharsets.UTF_8));
                unfinished.reset();
            }
        }
    }

    /** Whether the path now leads to another file, or this one was truncated, so that reading starts anew. */
    boolean replaced() throws IOException {
        return channel.size() < position || !Objects.equals(fileKey, key(path));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
