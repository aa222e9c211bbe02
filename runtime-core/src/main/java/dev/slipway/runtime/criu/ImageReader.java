package dev.slipway.runtime.criu;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.slipway.runtime.error.EngineException;
import java.io.BufferedInputStream;
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

/**
 * One of CRIU's image files: a magic number, then messages with their lengths. Read one message at a time.
 *
 * <p>A message takes no more memory than a few times its own length, whatever is in it: its length is bounded by the
 * file's, its fields are counted before they are taken apart, and those that nobody reads are passed over.
 */
final class ImageReader implements AutoCloseable {
    /** No message that is read here comes near this; a length above it means damage. */
    private static final int MAX_MESSAGE = 8 << 20;

    /** The kernel allows 65,530 areas of memory unless it is told otherwise; nothing else is as many. */
    private static final int MAX_FIELDS = 1 << 17;

    private static final int FEW = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final InputStream input;
    private long position;
    private final long size;
    private int index;

    private ImageReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        input = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        size = channel.size();
    }

    /**
     * Opens an image.
     *
     * @throws EngineException CHECKPOINT where it is missing or no image of this kind
     */
    @SuppressWarnings("MustBeClosedChecker")
    static ImageReader open(Path file, ImageMagic magic) {
        FileChannel channel = null;
        try {
            channel = channel(file);
            ImageReader reader = new ImageReader(file, channel);
            reader.header(magic);
            return reader;
        } catch (IOException e) {
            close(channel);
            throw failed(file, e);
        } catch (EngineException e) {
            close(channel);
            throw e;
        }
    }

    /** Opens a file of a checkpoint, never through a symbolic link. */
    static FileChannel channel(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The next message; null after the last one.
     *
     * @throws EngineException CHECKPOINT where the file is damaged
     */
    <T extends Message> @Nullable T next(Parser<T> parser) {
        if (position >= size) {
            return null;
        }
        try {
            int length = number();
            if (length < 0 || length > MAX_MESSAGE || length > size - position) {
                throw Damage.of(file, "message " + index + " has an impossible length");
            }
            byte[] bytes = bytes(length);
            if (length > FEW) {
                requireFewFields(bytes);
            }
            index++;
            return DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void requireFewFields(byte[] bytes) throws IOException {
        CodedInputStream fields = CodedInputStream.newInstance(bytes);
        int count = 0;
        for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
            fields.skipField(tag);
            if (++count > MAX_FIELDS) {
                throw Damage.of(file, "message " + index + " has an impossible number of parts");
            }
        }
    }

    /** Passes over bytes that follow a message, less than none being none. */
    void skip(long bytes) {
        try {
            if (bytes > size - position) {
                throw new EOFException();
            }
            if (bytes > 0) {
                input.skipNBytes(bytes);
                position += bytes;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Bytes from the begin of the file to what is read next. */
    long position() {
        return position;
    }

    private void header(ImageMagic magic) throws IOException {
        int first = number();
        boolean found = first == magic.number()
                || ((first == ImageMagic.COMMON || first == ImageMagic.SERVICE) && number() == magic.number());
        if (!found) {
            throw Damage.of(file, "it is no image of this kind");
        }
    }

    private int number() throws IOException {
        return ByteBuffer.wrap(bytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] read = input.readNBytes(length);
        if (read.length < length) {
            throw new EOFException();
        }
        position += length;
        return read;
    }

    private static EngineException failed(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return Damage.missing(file, e);
        }
        return Damage.of(file, e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage()), e);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // it was only read
        }
    }
}
