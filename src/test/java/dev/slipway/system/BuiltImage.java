package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image that buildah makes in a test's store: several layers, whiteouts, an opaque folder, hard links, attributes, a user. */
final class BuiltImage {
    static final String NAME = "localhost/harbour:latest";

    private static final String FILES = """
            mkdir -p root/bin root/etc root/tmp root/opt/gone root/usr/lib
            cp /bin/busybox root/bin/
            for n in sh ls cat id env mkdir rm ln chmod chown sleep true false hostname pwd echo touch mkfifo; do
                ln -s busybox root/bin/$n
            done
            chmod 1777 root/tmp
            printf 'root:x:0:0:root:/root:/bin/sh\\nweb:x:1001:1002:web:/srv:/bin/sh\\n' >root/etc/passwd
            printf 'root:x:0:\\nweb:x:1002:\\ncrew:x:1003:root,web\\n' >root/etc/group
            echo gone >root/opt/gone/file
            echo keep >root/opt/keep
            setfattr -n user.note -v harbour root/etc/passwd
            setfattr -n security.capability -v 0x0100000200040000000000000000000000000000 root/opt/keep
            """;

    private static final String STEPS = """
            FROM scratch
            COPY root /
            RUN rm -r /opt/gone && mkdir /opt/gone && echo new >/opt/gone/new && echo more >/etc/more
            RUN echo h >/etc/h1 && ln /etc/h1 /etc/h2 && chmod 4755 /etc/h1 && rm /etc/more && mkfifo /opt/pipe
            RUN mkdir -p /srv/data && echo d >/srv/data/d && chmod 700 /srv/data && chown -R web:web /srv
            ENV SHIP=ferry EMPTY=
            LABEL team=harbour
            USER web
            WORKDIR /quay/here
            VOLUME /srv/data
            STOPSIGNAL SIGINT
            ENTRYPOINT ["/bin/sh", "-c"]
            CMD ["id; env; pwd; hostname; echo done"]
            """;

    private static byte @Nullable [] archive;

    private BuiltImage() {}

    /** Puts one into a store that was made once for all tests of this process. */
    static void in(TestStore store, Path folder) {
        try {
            var file = Files.createDirectories(folder).resolve("archive.tar");
            Files.write(file, archive());
            Programs.run("skopeo", "copy", "docker-archive:" + file, store.reference(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized byte[] archive() throws IOException {
        var known = archive;
        if (known != null) {
            return known;
        }
        try (var folder = TestFolder.create()) {
            var store = TestStore.in(folder);
            var file = folder.resolve("archive.tar");
            try {
                build(store, folder.resolve("build"));
                Programs.run("skopeo", "copy", store.reference(NAME), "docker-archive:" + file + ":" + NAME);
            } finally {
                store.release();
            }
            var made = Files.readAllBytes(file);
            archive = made;
            return made;
        }
    }

    /** Makes one in a store. */
    static void build(TestStore store, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("Containerfile"), STEPS);
            Programs.run("/bin/sh", "-ec", "cd " + folder + "\n" + FILES);
            Programs.run(
                    "buildah",
                    "--root",
                    store.graphRoot().toString(),
                    "--runroot",
                    store.runRoot().toString(),
                    "--storage-driver",
                    "overlay",
                    "build",
                    "--isolation=chroot",
                    "--layers",
                    "--format=docker",
                    "--tag=" + NAME,
                    folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder with all that belongs to it; the times of the root aside. */
    static String listing(Path root) {
        return Programs.run(
                "/bin/sh",
                "-ec",
                "cd " + root + "; find . -mindepth 1 -printf '%p %y %m %U %G %l %T@ %y\\n' | LC_ALL=C sort;"
                        + " find . ! -type d -printf '%p %n %s\\n' | LC_ALL=C sort; stat -c '%a %u %g' .;"
                        + " find . -type f -exec sha256sum {} + | LC_ALL=C sort;"
                        + " getfattr -R -P -h -m '^(user|security)' -e hex -d . 2>/dev/null || true");
    }
}
