package dev.slipway.system;

import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.ImageCallsImportBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** An image of the server that everybody knows, of this machine's own files. */
final class RedisImage {
    static final String NAME = "localhost/redis:latest";
    static final List<String> COMMAND =
            List.of("/bin/redis-server", "--dir", "/data", "--bind", "0.0.0.0", "--protected-mode", "no");

    /** The checker is the server by another name. */
    private static final String FILES = """
            mkdir -p root/bin root/etc root/data root/tmp
            cp /usr/bin/redis-check-rdb root/bin/redis-server
            cp /bin/busybox root/bin/
            ln -s busybox root/bin/sh
            ldd /usr/bin/redis-check-rdb | grep -o '/[^ ]*' | while read -r library; do
                mkdir -p "root${library%/*}"
                cp -L "$library" "root$library"
            done
            printf 'root:x:0:0:root:/:/bin/sh\\nredis:x:999:999::/data:/bin/sh\\n' >root/etc/passwd
            printf 'root:x:0:\\nredis:x:999:\\n' >root/etc/group
            chown 999:999 root/data
            chmod 1777 root/tmp
            tar -C root -cf root.tar .
            rm -r root
            """;

    private RedisImage() {}

    /** Puts it into the store of the helper. */
    static void importInto(Client client, TestFolder folder) throws IOException {
        Programs.run("/bin/sh", "-ec", "cd " + folder.path() + "\n" + FILES);
        var begun = client.call(
                ImageCalls.IMPORT,
                ImageCallsImportBuilder.builder()
                        .name(NAME)
                        .command(COMMAND)
                        .env(List.of("PATH=/bin"))
                        .user("redis:redis")
                        .workdir("/data")
                        .exposedPorts(List.of("6379/tcp"))
                        .build());
        try (var channel = client.connection().openChannel(begun.channel())) {
            channel.output().write(Files.readAllBytes(folder.resolve("root.tar")));
            channel.endOfUpload();
            client.result(begun.job(), ImageCalls.Come.class);
        }
    }

    static void removeFrom(Client client) {
        client.call(ImageCalls.REMOVE, new ImageCalls.Remove(NAME, true));
    }

    /** What the server answers to a client on the host; what is wrong, if it does not. */
    static String ask(int port, String... words) {
        var command = new ArrayList<>(List.of("redis-cli", "-h", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of(words));
        return Programs.run("sh", "-c", String.join(" ", command) + " 2>&1 || true")
                .strip();
    }
}
