package dev.slipway.runtime.criu;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the log that CRIU writes of a dump or a restore. */
public final class CriuLog {
    private static final Pattern LINE =
            Pattern.compile("(?:\\(([0-9]{1,9}\\.[0-9]{1,9})\\) *)?(?:(Error|Warn) +\\([^)]*\\): *)?(.*)");
    private static final int LONGEST = 4096;

    private CriuLog() {}

    /**
     * Its lines in their order, each cut at 4096 characters; none where there is no log.
     *
     * @param after number of the line before the first that is wanted; 0 for the first
     * @param most at most so many
     * @throws EngineException CHECKPOINT where it can't be read
     */
    public static List<LogEntry> read(Path log, int after, int most, Predicate<LogEntry> wanted) {
        List<LogEntry> found = new ArrayList<>();
        try (FileChannel channel = ImageReader.channel(log);
                InputStream bytes = Channels.newInputStream(channel);
                Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Lines lines = new Lines(reader);
            int number = 0;
            for (String line = lines.next(); line != null && found.size() < most; line = lines.next()) {
                number++;
                LogEntry entry = number > after ? entry(number, line) : null;
                if (entry != null && wanted.test(entry)) {
                    found.add(entry);
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            return found;
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.CHECKPOINT, "could not read CRIU's log: " + e.getMessage(), e);
        }
    }

    static LogEntry entry(int number, String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return new LogEntry(number, null, LogEntry.Level.INFO, line);
        }
        LogEntry.Level level = match.group(2) == null
                ? LogEntry.Level.INFO
                : match.group(2).equals("Error") ? LogEntry.Level.ERROR : LogEntry.Level.WARNING;
        return new LogEntry(number, seconds(match.group(1)), level, match.group(3));
    }

    private static @Nullable Double seconds(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }

    /**
     * The end of a log, for those who look for a cause; "" where there is none.
     *
     * @param most bytes
     */
    public static String tail(Path log, int most) {
        try (FileChannel channel = ImageReader.channel(log)) {
            long start = Math.max(0, channel.size() - most);
            ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - start));
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, start + buffer.position());
            }
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Lines that take no more memory than they may have characters, whatever their length. */
    private static final class Lines {
        private final Reader reader;
        private final char[] buffer = new char[8192];
        private int at;
        private int end;

        private Lines(Reader reader) {
            this.reader = reader;
        }

        private @Nullable String next() throws IOException {
            StringBuilder line = new StringBuilder();
            boolean any = false;
            while (at < end || fill()) {
                any = true;
                char c = buffer[at++];
                if (c == '\n') {
                    return line.toString();
                }
                if (line.length() < LONGEST) {
                    line.append(c);
                }
            }
            return any ? line.toString() : null;
        }

        private boolean fill() throws IOException {
            at = 0;
            end = Math.max(0, reader.read(buffer));
            return end > 0;
        }
    }
}
