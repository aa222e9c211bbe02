package dev.slipway.gui.files;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import javafx.scene.image.Image;

/** What a file, or its begin, is taken for. */
sealed interface FileContent {
    /** The most points of a picture that is decoded: 4 bytes each. */
    long MOST_POINTS = 40_000_000;

    /** Text in lines. */
    record Words(TextLines lines, String charset) implements FileContent {}

    /** A picture. */
    record Picture(Image image, PictureSize size) implements FileContent {}

    /** Bytes that are neither. */
    record Bytes(ByteBuffer bytes) implements FileContent {}

    /** Nothing: the file is empty. */
    record Nothing() implements FileContent {}

    /**
     * Looks what bytes are. Takes its time.
     *
     * @param cut whether the file has more of them
     */
    static FileContent of(byte[] bytes, boolean cut) {
        if (bytes.length == 0) {
            return new Nothing();
        }
        Optional<PictureSize> picture = cut ? Optional.empty() : PictureSize.of(bytes);
        if (picture.isPresent() && picture.get().points() <= MOST_POINTS) {
            Image image = new Image(new ByteArrayInputStream(bytes));
            if (!image.isError()) {
                return new Picture(image, picture.get());
            }
        }
        return TextGuess.of(bytes, cut)
                .<FileContent>map(guess ->
                        new Words(TextLines.of(guess.text()), guess.charset().displayName()))
                .orElseGet(() -> new Bytes(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    }
}
