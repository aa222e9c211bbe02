package dev.slipway.runtime.checkpoint;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Images of a small process tree, really taken by CRIU under runc. */
final class TakenImages {
    private static final String SCRIPT =
            "(exec sleep 1000) & (exec sleep 2000 & wait) & i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done";

    private TakenImages() {}

    /** Takes them into {@code folder}/images, with the statistics beside them; nothing runs afterwards. */
    static Path take(Path folder) throws IOException {
        String id = "slipway-images-" + UUID.randomUUID();
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        TestPrograms.rootfs(bundle.resolve("rootfs"));
        TestPrograms.run(List.of("runc", "spec", "--bundle", bundle.toString()));
        ObjectMapper json = new ObjectMapper();
        Path file = bundle.resolve("config.json");
        ObjectNode spec = (ObjectNode) json.readTree(file.toFile());
        ObjectNode process = spec.withObject("/process");
        process.put("terminal", false).remove("rlimits");
        process.putArray("args").add("/bin/sh").add("-c").add(SCRIPT);
        process.putArray("env").add("PATH=/bin").add("COLOUR=dark green");
        spec.withObject("/linux").put("cgroupsPath", "/" + id);
        json.writeValue(file.toFile(), spec);

        String root = folder.resolve("runc").toString();
        Process runc = new ProcessBuilder("runc", "--root", root, "run", "--bundle", bundle.toString(), id)
                .redirectErrorStream(true)
                .start();
        try (InputStream output = runc.getInputStream()) {
            for (int lines = 0; lines < 3; ) {
                int read = output.read();
                if (read < 0) {
                    throw new AssertionError("the container ended");
                }
                lines += read == '\n' ? 1 : 0;
            }
            TestPrograms.run(List.of(
                    "runc",
                    "--root",
                    root,
                    "--criu",
                    TestPrograms.CRIU.toString(),
                    "checkpoint",
                    "--image-path",
                    folder.resolve("images").toString(),
                    "--work-path",
                    folder.toString(),
                    id));
            await().atMost(Duration.ofSeconds(20)).until(() -> !runc.isAlive());
        } finally {
            new ProcessBuilder("runc", "--root", root, "delete", "--force", id)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
            runc.destroy();
        }
        return folder.resolve("images");
    }
}
