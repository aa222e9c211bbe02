package dev.slipway.gui.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelFramesTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void readsFramesInOrderToTheEnd() throws IOException {
        read(1, 0, 0, 0, 2, 'h', 'i', 2, 0, 0, 0, 1, '!', 1, 0, 0, 0, 0);

        assertThat(told).containsExactly("1:hi", "2:!", "1:");
    }

    @Test
    void aFrameThatIsCutIsAnError() {
        assertThatThrownBy(() -> read(1, 0, 0, 0, 5, 'h')).isInstanceOf(IOException.class);
    }

    @Test
    void aFrameOfAnyLengthIsNotBelieved() {
        assertThatThrownBy(() -> read(1, 0x7f, 0xff, 0xff, 0xff)).hasMessageContaining("a frame of 2147483647 bytes");
        assertThatThrownBy(() -> read(1, 0xff, 0xff, 0xff, 0xff)).hasMessageContaining("a frame of 4294967295 bytes");
    }

    private void read(int... bytes) throws IOException {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        new ChannelFrames(new ByteArrayInputStream(raw), () -> {})
                .readAll((stream, data) -> told.add(stream + ":" + new String(data, StandardCharsets.UTF_8)));
    }
}
