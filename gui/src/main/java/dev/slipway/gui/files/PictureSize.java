package dev.slipway.gui.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How large a picture says that it is, and of what kind: read before it is decoded, which takes memory for each of its points.
 *
 * @param frames pictures that follow each other; all of them are decoded
 */
record PictureSize(String kind, long width, long height, int frames) {
    private static final int PNG_HEADER = 24;
    private static final int GIF_HEADER = 10;
    private static final int BMP_HEADER = 26;

    /** Of the first bytes of a file; empty if it is no picture that can be shown. */
    static Optional<PictureSize> of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (begins(bytes, "\u0089PNG\r\n") && bytes.length >= PNG_HEADER) {
            return sized("PNG", in.getInt(16), in.getInt(20));
        }
        if ((begins(bytes, "GIF87a") || begins(bytes, "GIF89a")) && bytes.length >= GIF_HEADER) {
            in.order(ByteOrder.LITTLE_ENDIAN);
            return sized("GIF", Short.toUnsignedLong(in.getShort(6)), Short.toUnsignedLong(in.getShort(8)))
                    .map(one -> new PictureSize(one.kind, one.width, one.height, new GifFrames(bytes).count()));
        }
        if (begins(bytes, "BM") && bytes.length >= BMP_HEADER) {
            in.order(ByteOrder.LITTLE_ENDIAN);
            return in.getInt(14) < 40 ? Optional.empty() : sized("BMP", in.getInt(18), Math.abs((long) in.getInt(22)));
        }
        return begins(bytes, "\u00ff\u00d8\u00ff") ? jpeg(in) : Optional.empty();
    }

    private static Optional<PictureSize> sized(String kind, long width, long height) {
        return width > 0 && height > 0 ? Optional.of(new PictureSize(kind, width, height, 1)) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** ITU T.81, B.1.1.4: segments, each with its length, up to the frame header, which tells the size. */
    private static Optional<PictureSize> jpeg(ByteBuffer in) {
        int at = 2;
        while (at + 9 <= in.limit() && (in.get(at) & 0xff) == 0xff) {
            int marker = in.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return sized(
                        "JPEG", Short.toUnsignedLong(in.getShort(at + 7)), Short.toUnsignedLong(in.getShort(at + 5)));
            }
            at += marker == 0xff ? 1 : 2 + Short.toUnsignedInt(in.getShort(at + 2));
        }
        return Optional.empty();
    }

    /** Points that it has, those of all frames. */
    long points() {
        return width * height * frames;
    }
}
