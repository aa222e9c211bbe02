package dev.slipway.gui.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedMapping;
import java.nio.charset.StandardCharsets;
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

    @Test
    void drawsAreasToScaleAndNoneTooNarrow() {
        List<SavedMapping> areas =
                List.of(area(0, 4096), area(4096, 4096L * 1001), area(1L << 40, (1L << 40) + 4096L * 3000));
        MapScale scale = new MapScale(areas, 1000);

        assertThat(scale.width(0)).isGreaterThanOrEqualTo(3);
        assertThat((scale.width(2) - scale.width(0)) / (scale.width(1) - scale.width(0)))
                .isBetween(2.99, 3.01);
        assertThat(scale.start(1)).isEqualTo(scale.start(0) + scale.width(0));
        assertThat(scale.start(2)).isEqualTo(scale.start(1) + scale.width(1) + 2);
        assertThat(scale.start(2) + scale.width(2)).isBetween(999.9, 1000.1);
        assertThat(scale.at(scale.start(1) + 1)).isEqualTo(1);
        assertThat(new MapScale(List.of(), 100).at(5)).isEqualTo(-1);
    }

    private static SavedMapping area(long start, long end) {
        return new SavedMapping(1, start, end, "rw-p", "heap", null, 0, 0, 0, end - start);
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        assertThat(SearchPane.fault("7f 45 4c46", "hex")).isEmpty();
        assertThat(SearchPane.fault("7f 4", "hex")).isNotEmpty();
        assertThat(SearchPane.fault("(open", "regex")).isNotEmpty();
        assertThat(SearchPane.fault("(open", "text")).isEmpty();
        assertThat(SearchPane.fault("x".repeat(1025), "text")).isNotEmpty();
    }

    @Test
    void showsAMatchWithWhatIsAroundIt() {
        String context = Base64.getEncoder().encodeToString("ab\0needle\n.".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SearchPane.context(new SavedHit(1, 4096, 6, context, 3))).isEqualTo("ab·⟦needle⟧·.");
    }
}
