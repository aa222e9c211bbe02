package dev.slipway.helper.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.protocol.frame.Frame;
import dev.slipway.protocol.frame.FrameReader;
import dev.slipway.protocol.frame.FrameWriter;
import dev.slipway.protocol.frame.TerminalSize;
import dev.slipway.protocol.rpc.Wire;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.DetachKeys;
import dev.slipway.runtime.process.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the streams of a process between a client's channel and an attachment, with a thread for each way, each as fast
 * as its reader: nothing piles up here. Ends when the process closes its streams, when the client detaches or goes, and
 * when nobody opens the channel.
 */
public final class ProcessChannel {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessChannel.class);
    private static final long LEAVING_SECONDS = 5;

    private final Attachment attachment;
    private final DetachKeys keys;
    private final Attached process;
    private final CountDownLatch inputEnded = new CountDownLatch(1);
    private volatile boolean left;

    public ProcessChannel(Attachment attachment, DetachKeys keys, Attached process) {
        this.attachment = attachment;
        this.keys = keys;
        this.process = process;
    }

    /** What a channel does to the process besides moving its bytes. */
    public interface Attached {
        /** Sets the size of its terminal. */
        void resize(int width, int height);

        /** Returns once its end is saved, or it is clear that this takes longer; called at the end of its output. */
        void awaitEnd();
    }

    /** Waits for the client to open the channel and serves it to the end; what is attached is given back on any path. */
    public void serve(Offer offer, Executor threads) {
        try (attachment;
                RawStream stream = offer.await()) {
            threads.execute(() -> input(stream));
            output(stream);
        } catch (EngineException | IOException e) {
            LOG.debug("a channel of a process ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void output(RawStream stream) throws IOException, InterruptedException {
        FrameWriter writer = new FrameWriter(stream.output());
        for (Output next = attachment.read(); next != null; next = attachment.read()) {
            writer.write(new Frame(next.errors() ? Frame.STDERR : Frame.STDOUT, next.bytes()));
        }
        if (!left) {
            process.awaitEnd();
        }
        stream.output().close();
        if (!inputEnded.await(LEAVING_SECONDS, TimeUnit.SECONDS)) {
            LOG.debug("a client keeps the channel of a process open after its end");
        }
    }

    private void input(RawStream stream) {
        boolean gone = true;
        try {
            gone = !detached(stream.input());
        } catch (IOException | EngineException e) {
            LOG.debug("a channel of a process takes no more input", e);
        } finally {
            left = true;
            attachment.close();
            if (gone) {
                stream.close();
            }
            inputEnded.countDown();
        }
    }

    /** Hands on what the client sends; whether it detached by its keys rather than went. */
    private boolean detached(InputStream input) throws IOException {
        FrameReader reader = new FrameReader(input);
        for (Frame next = reader.next(); next != null; next = reader.next()) {
            switch (next.stream()) {
                case Frame.STDIN -> stdin(next.bytes());
                case Frame.RESIZE -> resize(next.bytes());
                default -> throw new IOException("a client does not write to stream " + next.stream());
            }
            if (keys.detached()) {
                return true;
            }
        }
        return false;
    }

    private void stdin(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            attachment.write(keys.pass(bytes));
        } else {
            attachment.write(keys.rest());
            attachment.closeInput();
        }
    }

    /** A process that has just ended has no terminal any more, which is no fault of the client. */
    private void resize(byte[] json) throws IOException {
        try {
            TerminalSize size = Wire.requests().readValue(new String(json, StandardCharsets.UTF_8), TerminalSize.class);
            process.resize(size.width(), size.height());
        } catch (JsonProcessingException e) {
            throw new IOException("what came is no size of a terminal", e);
        } catch (EngineException e) {
            LOG.debug("a terminal was not resized", e);
        }
    }
}
