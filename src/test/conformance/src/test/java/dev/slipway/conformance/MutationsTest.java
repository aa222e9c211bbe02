package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationsTest {
    private static final Path PROJECT = Path.of("../../..");
    private static final Path FOLDER = PROJECT.resolve("src/test/mutations");

    @TempDir
    Path folder;

    @Test
    void everyMutationFitsTheSourceExactlyOnceAndIsOfARowThatIsKnown() throws IOException {
        Rows rows = Rows.read(PROJECT.resolve("src/test/conformance/rows.txt"));
        List<Mutation> all = Mutation.all(FOLDER);
        assertThat(all).hasSizeGreaterThanOrEqualTo(40).allMatch(mutation -> rows.has(mutation.row()));
        for (Mutation mutation : all) {
            String sound = Files.readString(PROJECT.resolve(mutation.source()));
            assertThat(mutation.apply(sound)).as(mutation.name()).isNotEqualTo(sound);
        }
    }

    @Test
    void everyOutcomeThatIsKeptIsOfAMutationThatIsThere() throws IOException {
        assertThat(Mutation.all(FOLDER))
                .extracting(Mutation::name)
                .containsAll(Trial.all(FOLDER).keySet());
    }

    @Test
    void whiteSpaceOfTheSourceDoesNotMatter() throws IOException {
        Mutation mutation = mutation("if (dead) {\n    end();\n}", "end();");
        assertThat(mutation.apply("a\n  if (dead)\n  { end(); }\nb")).isEqualTo("a\n  end();\nb");
    }

    @Test
    void whatIsNotThereOrTwiceIsRefused() throws IOException {
        Mutation mutation = mutation("x = 1;", "x = 2;");
        assertThatThrownBy(() -> mutation.apply("y = 1;")).hasMessageContaining("finds nothing");
        assertThatThrownBy(() -> mutation.apply("x = 1; x = 1;")).hasMessageContaining("more than once");
    }

    private Mutation mutation(String was, String becomes) throws IOException {
        Path file = folder.resolve("st-03-odd.mutation");
        Files.writeString(
                file,
                "row: R-ST-03\nfile: A.java\nbreaks: it is odd\n--- was\n" + was + "\n--- becomes\n" + becomes + "\n");
        Mutation read = Mutation.read(file);
        assertThat(read).isEqualTo(new Mutation("st-03-odd", RowId.of("R-ST-03"), "A.java", "it is odd", was, becomes));
        return read;
    }
}
