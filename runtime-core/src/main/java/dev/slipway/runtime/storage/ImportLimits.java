package dev.slipway.runtime.storage;

/**
 * How much an import may bring.
 *
 * @param bytes of all files together
 * @param entries of the tar
 * @param configBytes of the config.json
 */
public record ImportLimits(long bytes, long entries, long configBytes) {
    /** 64 GiB, two million entries, 4 MiB. */
    public static ImportLimits defaults() {
        return new ImportLimits(64L << 30, 2_000_000, 4 << 20);
    }
}
