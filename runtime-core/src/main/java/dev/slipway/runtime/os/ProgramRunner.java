package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Runs programs to their end. Nothing of them is left in this process after any path. */
public final class ProgramRunner {
    private static final int OUTPUT_LIMIT = 4 << 20;

    /**
     * Runs a program and waits for its end; descriptors other than its three are closed in it.
     *
     * @throws EngineException of the program's kind if it cannot be run; TIMEOUT if it takes too long, CANCELLED if
     *     this thread is interrupted: it is killed then, with its process group
     */
    public ProgramResult run(Program program) {
        return run(program, output -> {});
    }

    /**
     * As {@link #run(Program)}, of a program that takes long.
     *
     * @param watching told several times a second what the program has written to its standard output so far; if it
     *     fails, the program is killed, with its process group
     */
    public ProgramResult run(Program program, Consumer<String> watching) {
        try (Pipe input = Pipe.holding(program.input().getBytes(StandardCharsets.UTF_8));
                Pipe output = Pipe.open();
                Pipe errors = Pipe.open()) {
            int pid = Spawn.start(program, input.readEnd(), output.writeEnd(), errors.writeEnd());
            input.closeBoth();
            output.closeWriteEnd();
            errors.closeWriteEnd();
            try (Child child = new Child(program, pid, List.of(output.reader(), errors.reader()), OUTPUT_LIMIT)) {
                child.readUntilItsEnd(() -> watching.accept(child.written(0)));
                int exitCode = child.await();
                return new ProgramResult(
                        exitCode, child.written(0), child.written(1).strip());
            }
        } catch (IOException e) {
            throw EngineException.of(program.failure(), "could not run " + program.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #run(Program)}, of a program whose output goes on to a stream, however much it is.
     *
     * @param output not closed
     * @return what it wrote to standard error, and no output
     * @throws IOException what {@code output} throws; the program is killed then
     */
    public ProgramResult runInto(Program program, OutputStream output) throws IOException {
        try (Pipe written = Pipe.open();
                Pipe errors = Pipe.open()) {
            int pid = Spawn.start(program, -1, written.writeEnd(), errors.writeEnd());
            written.closeWriteEnd();
            errors.closeWriteEnd();
            try (Child child = new Child(program, pid, List.of(written.reader(), errors.reader()), OUTPUT_LIMIT)) {
                child.passOn(output);
                child.readUntilItsEnd();
                return new ProgramResult(child.await(), "", child.written(1).strip());
            }
        }
    }

    /**
     * Runs a program that puts itself into the background and tells on its descriptor 3, in one line, how that went.
     *
     * @return the line without its end, empty if it ended without one; and what it wrote to standard error until then
     * @throws EngineException as {@link #run}; a process it left in the background is not killed
     */
    public Report runForReport(Program program) {
        try (Pipe errors = Pipe.open();
                Pipe report = Pipe.open()) {
            int pid = Spawn.start(program, -1, -1, errors.writeEnd(), report.writeEnd());
            errors.closeWriteEnd();
            report.closeWriteEnd();
            try (Child child = new Child(program, pid, List.of(report.reader(), errors.reader()), OUTPUT_LIMIT)) {
                child.readLine(0);
                child.await();
                return Report.of(child.written(0), child.written(1));
            }
        } catch (IOException e) {
            throw EngineException.of(program.failure(), "could not run " + program.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #runForReport(Program)}, of a program that tells by a line on its descriptor 5 that it can be spoken to,
     * and then waits at its descriptor 4, at which it finds a byte when it is started, for that one's end.
     *
     * @param spokenTo called once it said so and has put itself into the background; not called if it never says so. If
     *     it fails, it has ended the program before: otherwise that goes on.
     */
    public Report runForReport(Program program, Runnable spokenTo) {
        try (Pipe errors = Pipe.open();
                Pipe report = Pipe.open();
                Pipe go = Pipe.open();
                Pipe ready = Pipe.open()) {
            go.write(new byte[1]);
            int pid =
                    Spawn.start(program, -1, -1, errors.writeEnd(), report.writeEnd(), go.readEnd(), ready.writeEnd());
            errors.closeWriteEnd();
            report.closeWriteEnd();
            go.closeReadEnd();
            ready.closeWriteEnd();
            List<Descriptor> pipes = List.of(report.reader(), errors.reader(), ready.reader());
            try (Child child = new Child(program, pid, pipes, OUTPUT_LIMIT)) {
                child.readLine(pipes.size() - 1);
                child.await();
                if (!child.written(pipes.size() - 1).isEmpty()) {
                    spokenTo.run();
                }
                go.closeWriteEnd();
                child.readLine(0);
                return Report.of(child.written(0), child.written(1));
            }
        } catch (IOException e) {
            throw EngineException.of(program.failure(), "could not run " + program.name() + ": " + e.getMessage(), e);
        }
    }
}
