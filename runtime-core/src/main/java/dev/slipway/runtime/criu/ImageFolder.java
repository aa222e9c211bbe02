package dev.slipway.runtime.criu;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images.
 *
 * @param path need not be there
 */
record ImageFolder(Path path) {
    private static final String PARENT = "parent";

    Path file(String name) {
        return path.resolve(name);
    }

    /** Whether there is a file of this name that is no link. */
    boolean has(String name) {
        return Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The first message of an image.
     *
     * @throws EngineException CHECKPOINT where it is missing, damaged or empty
     */
    <T extends Message> T first(String name, ImageMagic magic, Parser<T> parser) {
        try (ImageReader reader = ImageReader.open(file(name), magic)) {
            T message = reader.next(parser);
            if (message == null) {
                throw Damage.of(file(name), "it is empty");
            }
            return message;
        }
    }

    /**
     * All messages of an image; none where there is no such file.
     *
     * @throws EngineException CHECKPOINT where it is damaged, or has more than {@code most}
     */
    <T extends Message> List<T> all(String name, ImageMagic magic, Parser<T> parser, int most) {
        List<T> found = new ArrayList<>();
        if (!has(name)) {
            return found;
        }
        try (ImageReader reader = ImageReader.open(file(name), magic)) {
            for (T message = reader.next(parser); message != null; message = reader.next(parser)) {
                if (found.size() == most) {
                    throw Damage.of(file(name), "it has more than " + most + " entries");
                }
                found.add(message);
            }
        }
        return found;
    }

    /**
     * The folder of the dump before, which an incremental one leaves pages to.
     *
     * @return null where there is none
     * @throws EngineException CHECKPOINT where the link to it leads away from the checkpoints around this one
     */
    @Nullable
    ImageFolder parent() {
        Path link = file(PARENT);
        if (!Files.isSymbolicLink(link) || !Files.isDirectory(link)) {
            return null;
        }
        try {
            Path own = path.toRealPath();
            Path parent = link.toRealPath();
            if (!parent.startsWith(around(own)) || parent.equals(own)) {
                throw Damage.of(link, "it leads away from the checkpoints");
            }
            return new ImageFolder(parent);
        } catch (IOException e) {
            throw Damage.of(link, String.valueOf(e.getMessage()), e);
        }
    }

    /** Folder of the checkpoints: images lie two levels below it. */
    private static Path around(Path own) {
        Path checkpoint = own.getParent();
        Path all = checkpoint == null ? null : checkpoint.getParent();
        return all == null ? own : all;
    }
}
