package dev.slipway.helper.socket;

import dev.slipway.helper.channel.RawStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import jnr.unixsocket.UnixSocketChannel;

/** A connection that has become a channel. Its thread waits in {@link #awaitClosed} and then gives the socket back. */
final class SocketStream implements RawStream {
    private final UnixSocketChannel channel;
    private final InputStream input;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param rest bytes that came with the lines before
     */
    SocketStream(UnixSocketChannel channel, byte[] rest) {
        this.channel = channel;
        this.input = new SequenceInputStream(new ByteArrayInputStream(rest), new Reading());
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return new Writing();
    }

    @Override
    public void close() {
        closed.countDown();
        Connection.shutdown(channel);
    }

    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private final class Reading extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = isClosed() ? -1 : channel.read(ByteBuffer.wrap(bytes, offset, length));
            if (count < 0 && isClosed()) {
                throw new IOException("the channel was closed on this side");
            }
            return count;
        }
    }

    private final class Writing extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                if (isClosed()) {
                    throw new IOException("the channel was closed on this side");
                }
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            channel.shutdownOutput();
        }
    }
}
