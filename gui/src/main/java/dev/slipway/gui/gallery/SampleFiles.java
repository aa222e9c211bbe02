package dev.slipway.gui.gallery;

import dev.slipway.protocol.call.FileCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made-up files of a container, and what they are otherwise than in its image. */
final class SampleFiles {
    static final String TEXT = "/serve.conf";
    static final String LOG = "/access.log";
    static final String PICTURE = "/harbour.bmp";
    static final String BYTES = "/dump-1.rdb";
    static final String UNREADABLE = "/secret";

    private static final int LARGE = 73_400_320;
    private static final int READ = 1024 * 1024;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int BMP_HEADER = 54;

    private SampleFiles() {}

    /** What a method answers; null for one that isn't about these. */
    static @Nullable Object answer(String method, Object params) {
        return switch (method) {
            case "container.files" -> files();
            case "container.changes" -> changes();
            case "container.files.read" -> params instanceof FileCalls.File file ? reading(file.path()) : null;
            default -> null;
        };
    }

    private static FileCalls.Entries files() {
        return new FileCalls.Entries(
                List.of(
                        file("access.log", 5_242_880),
                        folder("bin"),
                        file("dump-1.rdb", LARGE),
                        folder("etc"),
                        file("harbour.bmp", picture().length),
                        new FileCalls.Entry("lib", "link", 7, "0777", 0, 0, then(), "usr/lib"),
                        file("secret", 40),
                        file("serve.conf", text().length),
                        folder("srv"),
                        folder("tmp"),
                        folder("usr")),
                false);
    }

    private static FileCalls.Entry file(String name, long size) {
        return new FileCalls.Entry(name, "file", size, "0644", 0, 0, then(), null);
    }

    private static FileCalls.Entry folder(String name) {
        return new FileCalls.Entry(name, "folder", 4096, "0755", 0, 0, then(), null);
    }

    private static Instant then() {
        return Instant.now().minusSeconds(70_000);
    }

    private static FileCalls.Changes changes() {
        return new FileCalls.Changes(
                List.of(
                        new FileCalls.Change(LOG, "added"),
                        new FileCalls.Change(BYTES, "added"),
                        new FileCalls.Change("/etc", "changed"),
                        new FileCalls.Change("/etc/hosts", "changed"),
                        new FileCalls.Change("/old.conf", "deleted"),
                        new FileCalls.Change(TEXT, "changed"),
                        new FileCalls.Change("/tmp", "changed"),
                        new FileCalls.Change("/tmp/lock", "added")),
                false);
    }

    private static FileCalls.@Nullable Reading reading(String path) {
        long size =
                switch (path) {
                    case TEXT -> text().length;
                    case LOG -> 5_242_880;
                    case PICTURE -> picture().length;
                    case BYTES -> LARGE;
                    default -> -1;
                };
        return size < 0 ? null : new FileCalls.Reading(path, "job", "file", size);
    }

    /** The bytes of a channel, whose token is the path. */
    static InputStream download(String token) throws IOException {
        return new ByteArrayInputStream(
                switch (token) {
                    case TEXT -> text();
                    case LOG -> log();
                    case PICTURE -> picture();
                    case BYTES -> bytes();
                    default -> throw new IOException("the gallery has no file " + token);
                });
    }

    private static byte[] text() {
        return """
            # serve.conf: what the shop's front listens to
            listen = 0.0.0.0:8080
            workers = 4
            names = Käthe, Łukasz, 漢字, naïve

            [cache]
            \tsize = 512M
            \tage = 30m

            [route "/"]
            \tto = http://catalogue:9000
            \tretry = 3
            \theaders = X-Request-Id, X-Forwarded-For, X-Forwarded-Proto, X-Shop-Theme, X-Shop-Version, X-Shop-Region

            [route "/orders"]
            \tto = http://orders:9000
            \ttimeout = 5s
            """.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; log.length() < READ; i++) {
            log.append("10.90.0.")
                    .append(i % 250)
                    .append(" GET /items/")
                    .append(i)
                    .append(" 200 ")
                    .append(i % 37);
            log.append('\n');
        }
        return log.substring(0, READ).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[READ];
        new Random(7).nextBytes(bytes);
        byte[] begin = "REDIS0011".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        return bytes;
    }

    /** A sky above water, as an uncompressed bitmap. */
    private static byte[] picture() {
        int row = WIDTH * 3;
        ByteBuffer out = ByteBuffer.allocate(BMP_HEADER + row * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(BMP_HEADER);
        out.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
        out.putInt(0).putInt(row * HEIGHT).putInt(2835).putInt(2835).putInt(0).putInt(0);
        for (int y = 0; y < HEIGHT; y++) {
            boolean water = y < HEIGHT * 2 / 5;
            for (int x = 0; x < WIDTH; x++) {
                int wave = (int) (10 * Math.sin(x / 9.0 + y / 3.0));
                out.put((byte) (water ? 120 + wave : 235 - y / 8));
                out.put((byte) (water ? 80 + wave : 170 + y / 12));
                out.put((byte) (water ? 30 : 90 + y / 4));
            }
        }
        return out.array();
    }
}
