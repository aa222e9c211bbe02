package dev.slipway.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.StatisticsStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StatisticsStoreTest extends StatisticsStoreContract {
    @TempDir
    private Path folder;

    @Override
    StatisticsStore create() {
        return new H2StatisticsStore(folder);
    }

    private Path file() {
        return folder.resolve("statistics.mv.db");
    }

    private void assertIsEmptyAndWorks() {
        assertThat(store.read("c1", TEN, Instant.EPOCH, at(9))).isEmpty();
        store.put(List.of(chunk("c1", TEN, 2, 2)));
        assertThat(store.read("c1", TEN, Instant.EPOCH, at(9))).hasSize(1);
        assertThat(folder.resolve("statistics.aside.mv.db")).exists();
    }

    private void putAndClose() {
        store.put(List.of(chunk("c1", TEN, 1, 1)));
        store.close();
        store = create();
    }

    @Test
    void whatIsClosedIsThereAgain() throws IOException {
        putAndClose();
        assertThat(store.read("c1", TEN, Instant.EPOCH, at(9))).containsExactly(chunk("c1", TEN, 1, 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAside() throws IOException {
        Files.writeString(file(), "this is not a database".repeat(1000));
        assertIsEmptyAndWorks();
        assertThat(folder.resolve("statistics.aside.mv.db")).content().startsWith("this is not");
    }

    @Test
    void aDamagedFileIsSetAside() throws IOException {
        putAndClose();
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            damaged.write(new byte[(int) damaged.length()]);
        }
        assertIsEmptyAndWorks();
    }

    @Test
    void anotherVersionsFileIsSetAside() throws SQLException {
        putAndClose();
        String url = Database.unsyncedUrl(file());
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("update format set version = 99");
        }
        assertIsEmptyAndWorks();
    }

    @Test
    void aFileThatAnotherHasOpenIsLeftAsItIs() {
        store.put(List.of(chunk("c1", TEN, 1, 1)));
        try (StatisticsStore second = create()) {
            assertThat(StateSuite.failure(() -> second.read("c1", TEN, at(0), at(9)))
                            .kind())
                    .isEqualTo(ErrorKind.STORAGE);
        }
        assertThat(store.read("c1", TEN, Instant.EPOCH, at(9))).hasSize(1);
        assertThat(folder.resolve("statistics.aside.mv.db")).doesNotExist();
    }

    /** An hour of 200 containers: two chunks of each are written every minute. */
    @Test
    void rewritingTheSameChunksDoesNotLetTheFileGrowWithoutEnd() throws IOException {
        int[] samples = new int[1_500];
        for (int minute = 0; minute < 60; minute++) {
            int number = minute / 10;
            store.put(java.util.stream.IntStream.range(0, 200)
                    .mapToObj(i -> chunk("c" + i, TEN, number, samples))
                    .toList());
        }
        store.close();
        assertThat(Files.size(file())).isLessThan(20L << 20);
        store = create();
        assertThat(store.read("c7", TEN, Instant.EPOCH, at(9))).hasSize(6);
    }
}
