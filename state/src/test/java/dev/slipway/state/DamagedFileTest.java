package dev.slipway.state;

import static dev.slipway.state.Samples.bundle;
import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.Change.AddBundle;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.Append;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database file that is not what was written, and the backup that takes its place. */
class DamagedFileTest {
    private static final int CONTAINERS = 40;
    private static final int ROUNDS = Integer.getInteger("slipway.damage.rounds", 45);
    private static final int BLOCK = 4096;

    @TempDir
    private Path folder;

    private final MemoryState model = new MemoryState();
    private Path file;
    private Path backup;

    @BeforeEach
    void fill() {
        file = folder.resolve("state.mv.db");
        backup = folder.resolve("state.backup.mv.db");
        try (H2State state = open()) {
            commit(state, new AddBundle(bundle("b1", "busybox")));
            for (int i = 0; i < CONTAINERS; i++) {
                commit(
                        state,
                        new AddContainer(container("c" + i, "name" + i)),
                        new Append(event("create", Map.of("number", i))));
            }
        }
    }

    private void commit(H2State state, Change... changes) {
        state.commit(List.of(changes));
        model.commit(List.of(changes));
    }

    private H2State open() {
        return H2State.open(folder, Map.of());
    }

    private void assertIsWhole() {
        try (H2State state = open()) {
            H2FileTest.assertSame(state, model);
        }
    }

    @Test
    void whateverIsDamagedIsReportedOrOfNoConsequence() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        byte[] copy = Files.readAllBytes(backup);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int reported = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path place = Files.createDirectory(folder.resolve("round" + round));
            Path other = place.resolve(backup.getFileName());
            Files.write(
                    place.resolve(file.getFileName()), damaged(sound, random.nextInt(sound.length), round % 3, random));
            Files.write(other, copy);
            try (H2State state = H2State.open(place, Map.of())) {
                assertThat(state.containers())
                        .as("seed %d, round %d", seed, round)
                        .hasSize(CONTAINERS);
            } catch (EngineException failure) {
                assertThat(failure.kind()).isEqualTo(ErrorKind.STORAGE);
                assertThat(failure.message()).contains("damaged");
                assertThat(failure.hint()).contains(other.toString());
                assertThat(Files.readAllBytes(other)).isEqualTo(copy);
                reported++;
            }
        }
        assertThat(reported).as("seed %d", seed).isPositive();
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        assertIsWhole();
    }

    /** A bit that fell over, an end that is missing, a block of zeros. */
    private static byte[] damaged(byte[] sound, int at, int how, Random random) {
        byte[] bad = sound.clone();
        if (how == 0) {
            bad[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        } else if (how == 1) {
            return Arrays.copyOf(sound, at);
        } else {
            Arrays.fill(bad, at, Math.min(at + BLOCK, bad.length), (byte) 0);
        }
        return bad;
    }

    @Test
    void aDamagedFileStaysAsItIsAndItsBackupIsNamedAndWhole() throws IOException {
        byte[] garbage = new byte[3 * BLOCK];
        Files.write(file, garbage);
        EngineException failure = failure(this::open);
        assertThat(failure.message()).contains(file.toString(), "damaged");
        assertThat(Objects.requireNonNull(failure.hint())).contains("go on", backup.toString(), folder.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        assertIsWhole();
    }

    @Test
    void anEmptyFileIsDamagedAndNotAnEmptyState() throws IOException {
        Files.delete(backup);
        Files.write(file, new byte[0]);
        assertThat(failure(this::open).message()).contains("damaged");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void withoutABackupTheErrorSaysSo() throws IOException {
        Files.delete(backup);
        Files.write(file, new byte[3 * BLOCK]);
        assertThat(Objects.requireNonNull(failure(this::open).hint())).contains("There is no backup");
    }

    @Test
    void aFileThatLostCommitsItsBackupHasIsRefused() throws IOException {
        byte[] old = Files.readAllBytes(file);
        try (H2State state = open()) {
            commit(state, new AddContainer(container("last", "last")));
        }
        byte[] now = Files.readAllBytes(file);
        Files.write(file, old);
        assertThat(failure(this::open).message()).contains("damaged");
        Files.write(file, now);
        assertIsWhole();
    }

    @Test
    void aBackupIsMadeAtTheEndAndAfterACrashAndIsItsOwnersAlone() throws IOException {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (H2State state = open()) {
            commit(state, new AddContainer(container("last", "last")));
            Files.copy(file, crashed.resolve("state.mv.db"));
        }
        try (H2State state = H2State.open(crashed, Map.of())) {
            H2FileTest.assertSame(state, model);
            Path other = Files.createDirectory(folder.resolve("other"));
            Files.copy(crashed.resolve("state.backup.mv.db"), other.resolve("state.mv.db"));
            try (H2State restored = H2State.open(other, Map.of())) {
                H2FileTest.assertSame(restored, model);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        assertIsWhole();
    }

    @Test
    void aBackupThatCannotBeMadeKeepsNobodyFromWork() throws IOException {
        byte[] last = Files.readAllBytes(backup);
        Path inItsWay =
                Files.createDirectories(folder.resolve("state.copy.mv.db").resolve("full"));
        try (H2State state = open()) {
            commit(state, new AddContainer(container("last", "last")));
        }
        assertThat(Files.readAllBytes(backup)).isEqualTo(last);
        assertIsWhole();
        assertThat(inItsWay).exists();
    }
}
