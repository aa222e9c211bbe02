package dev.slipway.gui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.SavedBytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HexTest {
    private static final int BLOCK = HexMemory.BLOCK;

    private final List<Long> asked = new ArrayList<>();
    private final HexMemory memory = new HexMemory(new Background(Runnable::run, Runnable::run), () -> {});

    @Test
    void fetchesABlockOnceAndOnlyWhenItIsLookedAt() {
        memory.show(this::bytes, BLOCK, 4L * BLOCK);
        assertThat(asked).isEmpty();

        assertThat(memory.at(BLOCK + 5)).isEqualTo(HexMemory.AWAITED);
        assertThat(memory.at(BLOCK + 5)).isEqualTo((BLOCK + 5) & 0xff);
        assertThat(memory.at(BLOCK + 6)).isEqualTo((BLOCK + 6) & 0xff);
        assertThat(asked).containsExactly((long) BLOCK);
    }

    @Test
    void tellsWhatIsInNoImage() {
        memory.show(
                (address, length) -> CompletableFuture.completedFuture(new SavedBytes(
                        1,
                        address,
                        Base64.getEncoder().encodeToString(new byte[length]),
                        List.of(new SavedBytes.Hole(address + 2, 3, "zero")))),
                0,
                16);
        memory.at(0);

        assertThat(List.of(memory.at(1), memory.at(2), memory.at(4), memory.at(5)))
                .containsExactly(0, HexMemory.HOLE, HexMemory.HOLE, 0);
        assertThat(memory.at(16)).isEqualTo(HexMemory.HOLE);
    }

    @Test
    void saysOnceWhyBytesCannotBeFetched() {
        memory.show(
                (address, length) -> {
                    asked.add(address);
                    return CompletableFuture.failedFuture(new IllegalStateException("pages-1.img is cut off"));
                },
                0,
                16);

        memory.at(0);
        memory.at(1);

        assertThat(memory.trouble()).isEqualTo("Pages-1.img is cut off.");
        assertThat(asked).hasSize(1);
    }

    private CompletableFuture<SavedBytes> bytes(long address, int length) {
        asked.add(address);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (address + i);
        }
        return CompletableFuture.completedFuture(
                new SavedBytes(1, address, Base64.getEncoder().encodeToString(bytes), List.of()));
    }

    @Test
    void findsTheByteUnderTheFiguresAndUnderTheText() {
        for (int i = 0; i < HexLine.BYTES; i++) {
            assertThat(HexLine.indexAt(HexLine.hexColumn(i, 12) + 1, 12)).isEqualTo(i);
            assertThat(HexLine.indexAt(HexLine.textColumn(i, 12), 12)).isEqualTo(i);
        }
        assertThat(HexLine.indexAt(3, 12)).isEqualTo(-1);
        assertThat(HexLine.hex(0x0f) + HexLine.hex(0xa0) + HexLine.hex(HexMemory.HOLE))
                .isEqualTo("0fa0--");
        assertThat(HexLine.text('A') + HexLine.text(0) + HexLine.text(0xe4)).isEqualTo("A··");
    }

    @Test
    void readsAddressesAsTheyAreTyped() {
        assertThat(Addresses.parse(" 0x7F12_a400 0000 ")).isEqualTo(OptionalLong.of(0x7f12_a400_0000L));
        assertThat(Addresses.parse("ff")).isEqualTo(OptionalLong.of(255));
        assertThat(Addresses.parse("ffffffffffffffff")).isEmpty();
        assertThat(Addresses.parse("heap")).isEmpty();
        assertThat(Addresses.column(0x7f12_a400_0000L)).isEqualTo("7f12a4000000");
    }
}
