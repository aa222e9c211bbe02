package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
    @Test
    void readsTheSizeOfEachKindThatCanBeShown() throws IOException {
        for (String kind : new String[] {"PNG", "JPEG", "GIF", "BMP"}) {
            assertThat(PictureSize.of(picture(kind, 37, 21))).as(kind).contains(new PictureSize(kind, 37, 21, 1));
        }
    }

    @Test
    void isNoneWithoutItsHeader() throws IOException {
        for (String kind : new String[] {"PNG", "JPEG", "GIF", "BMP"}) {
            assertThat(PictureSize.of(Arrays.copyOf(picture(kind, 37, 21), 8)))
                    .as(kind)
                    .isEmpty();
        }
        assertThat(PictureSize.of(new byte[] {'B', 'M', 'W'})).isEmpty();
    }

    /** A few bytes can stand for many frames, each of which takes memory once it is decoded. */
    @Test
    void countsTheFramesOfAnAnimation() throws IOException {
        byte[] one = picture("GIF", 37, 21);
        int first = 13 + 3 * (2 << (one[10] & 7));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(one, 0, one.length - 1);
        many.write(one, first, one.length - 1 - first);
        many.write(one, first, one.length - first);

        assertThat(PictureSize.of(many.toByteArray())).contains(new PictureSize("GIF", 37, 21, 3));
    }

    @Property
    void neverFails(@ForAll byte[] bytes) {
        byte[] jpeg = new byte[bytes.length + 3];
        jpeg[0] = (byte) 0xff;
        jpeg[1] = (byte) 0xd8;
        jpeg[2] = (byte) 0xff;
        System.arraycopy(bytes, 0, jpeg, 3, bytes.length);

        byte[] gif = "GIF89a0000".getBytes(StandardCharsets.US_ASCII);
        byte[] animation = Arrays.copyOf(gif, gif.length + bytes.length);
        System.arraycopy(bytes, 0, animation, gif.length, bytes.length);

        PictureSize.of(animation).ifPresent(size -> assertThat(size.points()).isPositive());
        PictureSize.of(bytes).ifPresent(size -> assertThat(size.points()).isPositive());
        PictureSize.of(jpeg).ifPresent(size -> assertThat(size.points()).isPositive());
    }

    private static byte[] picture(String kind, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, out))
                .isTrue();
        return out.toByteArray();
    }
}
