package dev.slipway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The results of one module's tests: a file for each process that ran some. The first line of each names the build, so
 * that what an earlier one left is told apart.
 *
 * @param folder where the files are; made when something is written
 * @param build what names the build
 */
record ResultFiles(Path folder, String build) {
    private static final String FOLDER = "slipway.conformance.folder";
    private static final String BUILD = "slipway.conformance.build";
    private static final String SUFFIX = ".tsv";

    /** Where this process shall write its results; empty when nobody asked for them. */
    static Optional<ResultFiles> ofThisRun() {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> new ResultFiles(Path.of(folder), System.getProperty(BUILD, "")));
    }

    /** Also when there are none, which says that the module's tests ran. What another build left is deleted. */
    void write(Collection<TestResult> results) {
        try {
            Files.createDirectories(folder);
            try (FileChannel oneAtATime =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                oneAtATime.lock();
                for (Path file : files()) {
                    if (!isOfThisBuild(Files.readAllLines(file))) {
                        Files.delete(file);
                    }
                }
                Path file = Files.createTempFile(folder, "results", SUFFIX);
                Files.write(
                        file,
                        Stream.concat(Stream.of(build), results.stream().map(TestResult::line))
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the results of the tests to " + folder, e);
        }
    }

    /** The results of this build by test, or empty if none of the module's tests ran in it. */
    Optional<Map<String, TestResult>> read() {
        Map<String, TestResult> results = new TreeMap<>();
        boolean ran = false;
        try {
            for (Path file : files()) {
                List<String> lines = Files.readAllLines(file);
                if (isOfThisBuild(lines)) {
                    ran = true;
                    lines.stream()
                            .skip(1)
                            .map(TestResult::of)
                            .forEach(result -> results.merge(result.test(), result, TestResult::and));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the results of the tests in " + folder, e);
        }
        return ran ? Optional.of(results) : Optional.empty();
    }

    private boolean isOfThisBuild(List<String> lines) {
        return !lines.isEmpty() && lines.get(0).equals(build);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
