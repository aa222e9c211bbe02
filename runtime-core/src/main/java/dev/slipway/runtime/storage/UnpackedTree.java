package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** Unpacks a tar of files into a private folder, by the rules that hold for the tar of a bundle. */
public final class UnpackedTree {
    private static final String OF_A_BUNDLE = "could not import the bundle: ";

    private UnpackedTree() {}

    /**
     * Unpacks a tar over what is in the folder, whose own entry {@code .} gives the folder's owner and mode. Files that are
     * replaced are not written to: another hard link of one stays as it is.
     *
     * @param refused begins the messages: {@code could not import ...: }
     * @return bytes of the files in the tar
     * @throws EngineException INVALID_ARGUMENT for a tar that is damaged or hostile; EXHAUSTED; CANCELLED
     */
    public static long unpack(Path folder, InputStream tar, ImportLimits limits, Progress progress, String refused)
            throws IOException {
        try {
            return new BundleTar(folder, limits, progress).withRoot().extract(tar);
        } catch (EngineException e) {
            throw e.message().startsWith(OF_A_BUNDLE) ? told(e, refused) : e;
        }
    }

    private static EngineException told(EngineException e, String refused) {
        EngineException told = EngineException.of(
                        e.kind(), refused + e.message().substring(OF_A_BUNDLE.length()), e)
                .hint(hint(String.valueOf(e.details().get("code"))));
        for (Map.Entry<String, Object> detail : e.details().entrySet()) {
            told = told.detail(detail.getKey(), detail.getValue());
        }
        return told;
    }

    private static String hint(String code) {
        return switch (code) {
            case "damaged-tar" -> "Send it again, as an uncompressed tar.";
            case "too-big" -> "Send less.";
            case "device", "special-file" -> "Leave it out of the tar.";
            default -> "Pack the files from within their folder: tar -C FOLDER -cf FILES.tar .";
        };
    }
}
