package dev.slipway.runtime.os;

/**
 * What a program that went to the background told about its start.
 *
 * @param line without its end; empty if it told nothing
 * @param errors what it wrote to its standard error until then
 */
public record Report(String line, String errors) {
    static Report of(String written, String errors) {
        return new Report(written.lines().findFirst().orElse(""), errors.strip());
    }
}
