package dev.slipway.protocol.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final int LIMIT = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8192, 100_000})
    void linesAreTheSameHoweverTheyArrive(int piece) throws IOException {
        String longLine = "ä€😀".repeat(4_000);
        LineReader reader = reader("one\n\n" + longLine + "\ntwo\nrest", piece);

        assertThat(text(reader.next())).isEqualTo("one");
        assertThat(text(reader.next())).isEmpty();
        assertThat(text(reader.next())).isEqualTo(longLine);
        assertThat(text(reader.next())).isEqualTo("two");
        assertThat(reader.next()).isNull();
    }

    @Test
    void aLineOfTheLimitIsTakenAndALongerOneRefused() throws IOException {
        String most = "x".repeat(LIMIT);
        assertThat(text(reader(most + "\n", 4096).next())).isEqualTo(most);
        assertThatThrownBy(reader(most + "x\n", 4096)::next).isInstanceOf(LineTooLongException.class);
    }

    @Test
    void aLineWithoutAnEndIsRefusedBeforeMuchMoreThanTheLimitIsRead() {
        int[] read = new int[1];
        ReadableByteChannel endless = new Pieces(Channels.newChannel(new ByteArrayInputStream(new byte[0])), 1) {
            @Override
            public int read(ByteBuffer target) {
                int count = target.remaining();
                target.put(new byte[count]);
                read[0] += count;
                return count;
            }
        };

        assertThatThrownBy(new LineReader(endless, LIMIT)::next).isInstanceOf(LineTooLongException.class);
        assertThat(read[0]).isBetween(LIMIT, LIMIT + 16 * 1024);
    }

    @Test
    void whatWasReadBeyondALineIsGivenOnce() throws IOException {
        LineReader reader = reader("open\nraw bytes", 4096);

        assertThat(text(reader.next())).isEqualTo("open");
        assertThat(text(reader.rest())).isEqualTo("raw bytes");
        assertThat(reader.rest()).isEmpty();
        assertThat(reader.next()).isNull();
    }

    private static LineReader reader(String text, int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LineReader(new Pieces(Channels.newChannel(new ByteArrayInputStream(bytes)), piece), LIMIT);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    /** A channel that gives at most so many bytes at a time. */
    private static class Pieces implements ReadableByteChannel {
        private final ReadableByteChannel whole;
        private final int most;

        Pieces(ReadableByteChannel whole, int most) {
            this.whole = whole;
            this.most = most;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            ByteBuffer part = target.slice(target.position(), Math.min(most, target.remaining()));
            int count = whole.read(part);
            target.position(target.position() + Math.max(count, 0));
            return count;
        }

        @Override
        public boolean isOpen() {
            return whole.isOpen();
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }
}
