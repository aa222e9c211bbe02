package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A child that was started, the read ends of its pipes, and the descriptor that tells its end; reaped on close. */
final class Child implements AutoCloseable {
    private static final int SYS_PIDFD_OPEN = 434;
    private static final int SLICE_MILLISECONDS = 200;
    private static final int SIGKILL = 9;

    private final Program program;
    private final int pid;
    private final Descriptor end;
    private final List<Descriptor> pipes;
    private final List<ByteArrayOutputStream> written;
    private final int outputLimit;
    private final long deadline;
    private final byte[] buffer = new byte[16384];
    private final boolean[] ended;
    private @Nullable OutputStream taker;
    private boolean reaped;

    Child(Program program, int pid, List<Descriptor> pipes, int outputLimit) throws IOException {
        this.program = program;
        this.pid = pid;
        this.pipes = List.copyOf(pipes);
        this.ended = new boolean[pipes.size()];
        this.outputLimit = outputLimit;
        this.written = pipes.stream().map(pipe -> new ByteArrayOutputStream()).toList();
        this.deadline = System.nanoTime() + program.limit().toNanos();
        this.end = new Descriptor((int) Native.C.syscall(SYS_PIDFD_OPEN, pid, 0));
    }

    /** From now on what it writes to its first pipe goes there, as fast as that takes it, without a limit. */
    void passOn(OutputStream output) {
        taker = output;
    }

    /** What it wrote to this pipe so far, up to the limit. */
    String written(int pipe) {
        return written.get(pipe).toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads until the child has ended and left nothing in its pipes.
     *
     * @throws EngineException TIMEOUT once its time is over; CANCELLED if the thread is interrupted. It is killed then.
     */
    void readUntilItsEnd() throws IOException {
        readUntilItsEnd(() -> {});
    }

    /**
     * As {@link #readUntilItsEnd()}.
     *
     * @param looked called several times a second, and whenever something was written; if it fails, so does this
     */
    void readUntilItsEnd(Runnable looked) throws IOException {
        read(end.number(), () -> {
            looked.run();
            return false;
        });
    }

    /** Reads until this pipe holds a line or is at its end; the errors are those of {@link #readUntilItsEnd}. */
    void readLine(int pipe) throws IOException {
        read(-1, () -> ended[pipe] || written(pipe).contains("\n"));
    }

    private void read(int endDescriptor, BooleanSupplier enough) throws IOException {
        Poll poll = new Poll(pipes.size() + 1);
        poll.set(pipes.size(), endDescriptor, Native.POLLIN);
        for (int i = 0; i < pipes.size(); i++) {
            poll.set(i, pipes.get(i).number(), Native.POLLIN);
        }
        int open = pipes.size();
        while (open > 0 && !enough.getAsBoolean()) {
            boolean ready = poll.await(slice());
            boolean moved = false;
            for (int i = 0; ready && i < pipes.size(); i++) {
                if (poll.ready(i)) {
                    moved = true;
                    if (!drain(i)) {
                        ended[i] = true;
                        poll.set(i, -1, Native.POLLIN);
                        open--;
                    }
                }
            }
            if (ready && !moved) {
                return;
            }
        }
    }

    private boolean drain(int pipe) throws IOException {
        int read = pipes.get(pipe).read(buffer);
        if (read > 0 && pipe == 0 && taker != null) {
            taker.write(buffer, 0, read);
        } else if (read > 0) {
            ByteArrayOutputStream sink = written.get(pipe);
            sink.write(buffer, 0, Math.max(0, Math.min(read, outputLimit - sink.size())));
        }
        return read >= 0;
    }

    /** Waits for its end and returns the exit status; the errors are those of {@link #read}. */
    int await() throws IOException {
        Poll poll = new Poll(1);
        poll.set(0, end.number(), Native.POLLIN);
        boolean ended = poll.await(slice());
        while (!ended) {
            ended = poll.await(slice());
        }
        reaped = true;
        return Spawn.reap(pid);
    }

    private int slice() {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw EngineException.of(
                            ErrorKind.TIMEOUT,
                            "could not wait for " + program.name() + ": it took longer than "
                                    + program.limit().toMillis() + " ms")
                    .hint("The machine may be overloaded. Try again when it is less busy.");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw EngineException.of(ErrorKind.CANCELLED, "could not wait for " + program.name() + ": cancelled");
        }
        return (int) Math.min(SLICE_MILLISECONDS, left / 1_000_000 + 1);
    }

    /** Kills it and its process group if it has not been waited for, and gives all descriptors back. */
    @Override
    public void close() throws IOException {
        pipes.forEach(Descriptor::close);
        end.close();
        if (!reaped) {
            reaped = true;
            Native.C.kill(-pid, SIGKILL);
            Native.C.kill(pid, SIGKILL);
            Spawn.reap(pid);
        }
    }
}
