package dev.slipway.helper;

import dev.slipway.helper.config.Chosen;
import dev.slipway.helper.config.ConfigReader;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.runtime.image.ImageSettings;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** A helper with folders of its own below a temporary one. */
final class RunningHelper implements AutoCloseable {
    private final Path socket;
    private final Helper helper;

    RunningHelper(Path folder) throws IOException {
        this(folder, "");
    }

    /**
     * @param configuration as in the file
     */
    RunningHelper(Path folder, String configuration) throws IOException {
        Path file = Files.writeString(folder.resolve("helper.toml"), configuration);
        socket = folder.resolve("s.sock");
        RuntimeConfig defaults = Programs.found(RuntimeConfig.defaults())
                .edit()
                .images(ImageSettings.DEFAULT
                        .edit()
                        .graphRoot(folder.resolve("storage"))
                        .runRoot(folder.resolve("storage-run"))
                        .own(true)
                        .build())
                .build();
        helper = Helper.start(
                new ConfigReader(defaults)
                        .read(file, new Chosen(socket, folder.resolve("root"), folder.resolve("run"))),
                InstantSource.system());
    }

    Path socket() {
        return socket;
    }

    SlipwayClient client() throws IOException {
        return SlipwayClient.connect(socket);
    }

    RawClient raw() throws IOException {
        return new RawClient(socket);
    }

    @Override
    public void close() {
        helper.close();
    }
}
