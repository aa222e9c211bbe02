package dev.slipway.runtime.checkpoint;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How an archive is packed. */
public enum Compression {
    ZSTD,
    GZIP,
    NONE;

    private static final int BUFFER = 1 << 16;

    /** Packs what is written to it; closing it ends the packing, and closes {@code output}. */
    OutputStream over(OutputStream output) throws IOException {
        return switch (this) {
            case ZSTD -> new ZstdOutputStream(output);
            case GZIP -> new GZIPOutputStream(output, BUFFER);
            case NONE -> output;
        };
    }
}
