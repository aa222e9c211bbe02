package dev.slipway.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameProperties {
    @Property
    void whatIsWrittenIsRead(@ForAll @Size(max = 8) List<@Size(max = 50) byte[]> pieces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(out);
        for (int i = 0; i < pieces.size(); i++) {
            writer.write(new Frame(i % 4, pieces.get(i)));
        }
        FrameReader reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
        for (int i = 0; i < pieces.size(); i++) {
            Frame frame = reader.next();
            assertThat(frame.stream()).isEqualTo(i % 4);
            assertThat(frame.bytes()).isEqualTo(pieces.get(i));
        }
        assertThat(reader.next()).isNull();
    }

    @Property
    void anEndWithinAFrameIsNoEnd(
            @ForAll @Size(min = 1, max = 20) byte[] bytes, @ForAll @IntRange(min = 1, max = 24) int at)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FrameWriter(out).write(new Frame(Frame.STDOUT, bytes));
        int cut = Math.min(at, out.size() - 1);
        FrameReader reader = new FrameReader(new ByteArrayInputStream(out.toByteArray(), 0, cut));
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    @Property
    void anyBytesAreFramesOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
        try {
            for (Frame next = reader.next(); next != null; next = reader.next()) {
                assertThat(next.stream()).isBetween(0, 3);
            }
        } catch (IOException e) {
            assertThat(e).isInstanceOfAny(FrameException.class, EOFException.class);
        }
    }

    @Example
    void theHeadIsTheStreamAndTheLengthBigEndian() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FrameWriter(out).write(new Frame(Frame.STDERR, new byte[258]));
        assertThat(out.toByteArray()).startsWith(2, 0, 0, 1, 2).hasSize(263);
    }

    @Example
    void whatIsTooLongIsRefusedBeforeItIsTakenIn() {
        for (byte[] head : new byte[][] {{1, 0, 16, 0, 1}, {1, -1, -1, -1, -1}, {4, 0, 0, 0, 0}}) {
            assertThatThrownBy(new FrameReader(new ByteArrayInputStream(head))::next)
                    .isInstanceOf(FrameException.class);
        }
        assertThatThrownBy(() -> new Frame(Frame.STDIN, new byte[Frame.LONGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
