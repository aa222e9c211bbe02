package dev.slipway.runtime.os;

/**
 * How a program ended and what it wrote, each stream up to 4 MiB.
 *
 * @param exitCode its exit status; 128 + n if signal n ended it
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error, without white space around it
 */
public record ProgramResult(int exitCode, String output, String errors) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
