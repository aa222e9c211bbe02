package dev.slipway.runtime.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds where the last lines of a log begin by reading it backwards, so that the whole of it is not read. */
final class LogTail {
    private static final int BLOCK = 1 << 16;

    private LogTail() {}

    /** The offset of the first of the last {@code query.tail()} wanted whole lines, pieces of them included. */
    static long start(FileChannel channel, LogQuery query) throws IOException {
        long end = wholeLines(channel);
        if (query.tail() == 0) {
            return end;
        }
        int found = 0;
        long start = end;
        long blockEnd = end;
        byte[] carried = new byte[0];
        while (blockEnd > 0) {
            long blockStart = Math.max(0, blockEnd - BLOCK);
            byte[] bytes = join(read(channel, blockStart, (int) (blockEnd - blockStart)), carried);
            List<Integer> starts = starts(bytes, blockStart == 0);
            for (int i = starts.size() - 1; i >= 0; i--) {
                int from = starts.get(i);
                int to = i + 1 < starts.size() ? starts.get(i + 1) : bytes.length;
                LogLine line = LogLine.parse(new String(bytes, from, to - from - 1, StandardCharsets.UTF_8))
                        .orElse(null);
                if (line != null && query.isBeforeAll(line)) {
                    return start;
                }
                if (line != null && query.wants(line)) {
                    if (!line.partial() && found++ == query.tail()) {
                        return start;
                    }
                    start = blockStart + from;
                }
            }
            int rest = starts.isEmpty() ? bytes.length : starts.get(0);
            carried = Arrays.copyOf(bytes, rest);
            blockEnd = blockStart;
        }
        return start;
    }

    /** The offset after the last line end. */
    private static long wholeLines(FileChannel channel) throws IOException {
        long end = channel.size();
        while (end > 0) {
            long start = Math.max(0, end - BLOCK);
            byte[] bytes = read(channel, start, (int) (end - start));
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    /** Where lines begin in these bytes, whose last is a line end; the first begins there only if it is the file's. */
    private static List<Integer> starts(byte[] bytes, boolean first) {
        List<Integer> starts = new ArrayList<>();
        if (first && bytes.length > 0) {
            starts.add(0);
        }
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    private static byte[] read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int got = 1;
        while (buffer.hasRemaining() && got > 0) {
            got = channel.read(buffer, from + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
