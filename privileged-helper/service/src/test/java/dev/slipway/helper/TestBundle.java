package dev.slipway.helper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A bundle of busybox that runs a script. */
final class TestBundle {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private TestBundle() {}

    static String config(String script) {
        return """
                {"ociVersion":"1.0.2","process":{"terminal":false,"user":{"uid":0,"gid":0},
                 "args":["/bin/sh","-c","%s"],"env":["PATH=/bin"],"cwd":"/"},
                 "root":{"path":"rootfs"},"hostname":"test",
                 "mounts":[{"destination":"/proc","type":"proc","source":"proc"}],
                 "linux":{"namespaces":[{"type":"pid"},{"type":"ipc"},{"type":"uts"},{"type":"mount"},{"type":"network"}]}}
                """.formatted(script);
    }

    /** Makes it in this folder and imports it in place; its id. */
    static String inPlace(SlipwayClient client, Path bundle, String script) throws Exception {
        Path bin = Files.createDirectories(bundle.resolve("rootfs/bin"));
        Files.createDirectories(bundle.resolve("rootfs/proc"));
        Files.copy(BUSYBOX, bin.resolve("busybox"));
        Files.copy(BUSYBOX, bin.resolve("sh"));
        Files.writeString(bundle.resolve("config.json"), config(script));
        Common.Channel begun = client.call(
                        BundleCalls.IMPORT, new BundleCalls.Import(null, "inPlace", bundle.toString()))
                .get(5, TimeUnit.SECONDS);
        JsonNode result = client.call(SystemCalls.JOB_WAIT, new SystemCalls.JobId(begun.job()))
                .get(10, TimeUnit.SECONDS);
        return result.path("bundle").path("id").asText();
    }

    /** It as a tar. */
    static byte[] tar(String script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, "config.json", config(script).getBytes(StandardCharsets.UTF_8), 0644);
            for (String name : new String[] {"rootfs/", "rootfs/bin/", "rootfs/proc/"}) {
                tar.putArchiveEntry(new TarArchiveEntry(name));
                tar.closeArchiveEntry();
            }
            add(tar, "rootfs/bin/sh", Files.readAllBytes(BUSYBOX), 0755);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
