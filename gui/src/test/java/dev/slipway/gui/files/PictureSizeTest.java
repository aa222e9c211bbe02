package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
    @Test
    void readsTheSizeOfEachKindThatCanBeShown() throws IOException {
        for (String kind : new String[] {"PNG", "JPEG", "GIF", "BMP"}) {
            assertThat(PictureSize.of(picture(kind, 37, 21))).as(kind).contains(new PictureSize(kind, 37, 21));
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

    @Property
    void neverFails(@ForAll byte[] bytes) {
        byte[] jpeg = new byte[bytes.length + 3];
        jpeg[0] = (byte) 0xff;
        jpeg[1] = (byte) 0xd8;
        jpeg[2] = (byte) 0xff;
        System.arraycopy(bytes, 0, jpeg, 3, bytes.length);

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
