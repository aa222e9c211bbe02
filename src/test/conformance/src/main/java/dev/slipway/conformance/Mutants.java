package dev.slipway.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What {@code installer/mutate} asks for: which mutations to try, a class path entry with one, and its outcome kept. */
public final class Mutants {
    private static final String MUTATIONS = "src/test/mutations";

    private final Path project;

    private Mutants(Path project) {
        this.project = project;
    }

    /** Takes the project's folder, then a command with its arguments. */
    public static void main(String[] arguments) throws IOException {
        Mutants mutants = new Mutants(Path.of(arguments[0]));
        List<String> rest = List.of(arguments).subList(2, arguments.length);
        switch (arguments[1]) {
            case "pick" -> mutants.pick(Long.parseLong(rest.get(0)), Integer.parseInt(rest.get(1)));
            case "of" -> mutants.of(rest);
            case "make" -> mutants.make(rest.get(0), Path.of(rest.get(1)), rest.get(2));
            case "keep" ->
                Trial.merge(
                        mutants.project.resolve(MUTATIONS),
                        List.of(new Trial(rest.get(0), rest.get(1), rest.get(2), rest.get(3))));
            default -> throw new IllegalArgumentException("\"" + arguments[1] + "\" is no command");
        }
    }

    /** Prints the mutations of {@code count} rows that the seed picks among those that have some. */
    private void pick(long seed, int count) throws IOException {
        Set<RowId> rows = new TreeSet<>();
        all().forEach(mutation -> rows.add(mutation.row()));
        List<RowId> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        of(shuffled.stream().limit(count).map(RowId::toString).toList());
    }

    /** Prints row and name of the mutations of these rows, or with these names; one that has none is an error. */
    private void of(List<String> wanted) throws IOException {
        List<Mutation> all = all();
        for (String each : wanted) {
            List<Mutation> found = all.stream()
                    .filter(mutation -> mutation.name().equals(each)
                            || mutation.row().toString().equals(each))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there is no mutation of " + each + " in " + MUTATIONS);
            }
            found.forEach(mutation -> System.out.println(mutation.row() + " " + mutation.name()));
        }
    }

    private List<Mutation> all() throws IOException {
        return Mutation.all(project.resolve(MUTATIONS));
    }

    /** Writes a jar with the classes of the broken source file alone, to stand before the sound ones on a class path. */
    private void make(String name, Path jar, String classPath) throws IOException {
        Mutation mutation = Mutation.read(project.resolve(MUTATIONS).resolve(name + ".mutation"));
        Path sound = project.resolve(mutation.source());
        Path folder = Files.createDirectories(jar.resolveSibling(name));
        Path broken = folder.resolve(sound.getFileName());
        Files.writeString(broken, mutation.apply(Files.readString(sound)));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int outcome = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        System.out,
                        System.out,
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        broken.toString());
        if (outcome != 0) {
            throw new IllegalStateException("mutation " + name + " did not compile");
        }
        pack(classes, jar);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }
}
