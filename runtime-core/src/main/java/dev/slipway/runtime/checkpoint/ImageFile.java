package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One of CRIU's image files: a magic number, then messages with their lengths. Read one message at a time. */
final class ImageFile {
    /** No message that is read here comes near this; a length above it means damage. */
    private static final int MAX_MESSAGE = 8 << 20;

    private ImageFile() {}

    /** What is done with one message. */
    interface Messages {
        /** Whether to go on, after the message of this index, from 0. */
        boolean next(int index, Fields message) throws IOException;
    }

    /** Opens a file of a checkpoint, never through a symbolic link. */
    static FileChannel open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads messages until there are no more, or {@code each} wants no more.
     *
     * @throws EngineException CHECKPOINT where the file is missing, is no image of this kind, or is damaged
     */
    static void read(Path file, ImageMagic magic, Messages each) {
        try (FileChannel channel = open(file);
                DataInputStream input =
                        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 65536))) {
            long left = channel.size() - header(file, input, magic);
            for (int index = 0; left > 0; index++) {
                int length = number(input);
                left -= 4;
                if (length < 0 || length > MAX_MESSAGE || length > left) {
                    throw damaged(file, "message " + index + " has an impossible length", null);
                }
                left -= length;
                if (!each.next(index, new Fields(ByteBuffer.wrap(bytes(input, length))))) {
                    return;
                }
            }
        } catch (NoSuchFileException e) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT, "could not read the checkpoint: the image " + name(file) + " is missing", e);
        } catch (EOFException e) {
            throw damaged(file, "it ends too early", e);
        } catch (ArithmeticException e) {
            throw damaged(file, "its numbers are impossible", e);
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static int header(Path file, InputStream input, ImageMagic magic) throws IOException {
        int first = number(input);
        if (first == magic.number()) {
            return 4;
        }
        if ((first == ImageMagic.COMMON || first == ImageMagic.SERVICE) && number(input) == magic.number()) {
            return 8;
        }
        throw damaged(file, "it is no image of this kind", null);
    }

    private static int number(InputStream input) throws IOException {
        return ByteBuffer.wrap(bytes(input, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static byte[] bytes(InputStream input, int length) throws IOException {
        byte[] read = input.readNBytes(length);
        if (read.length < length) {
            throw new EOFException();
        }
        return read;
    }

    /** The error of an image that can't be what CRIU wrote. */
    static EngineException damaged(Path file, String reason, @Nullable Throwable cause) {
        String message = "could not read the checkpoint: the image " + name(file) + " is damaged: " + reason;
        EngineException error = cause == null
                ? EngineException.of(ErrorKind.CHECKPOINT, message)
                : EngineException.of(ErrorKind.CHECKPOINT, message, cause);
        return error.hint("Take the checkpoint again, or import it again from its archive.");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
