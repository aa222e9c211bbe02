package dev.slipway.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of trying a mutation. It is a line of the file of trials, which is kept with the mutations.
 *
 * @param seed the one that picked its row, or {@code named}
 * @param outcome killed, or survived
 * @param tests the tests that failed, set apart by blanks; empty if it survived
 */
record Trial(String mutation, String seed, String outcome, String tests) {
    static final String FILE = "trials.tsv";

    /** All of a folder of mutations, by mutation; none if there is no file. */
    static Map<String, Trial> all(Path folder) throws IOException {
        Map<String, Trial> trials = new TreeMap<>();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", -1);
                trials.put(parts[0], new Trial(parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return trials;
    }

    /** Writes trials over older ones of the same mutations, and leaves out those of mutations that are no more. */
    static void merge(Path folder, Collection<Trial> newer) throws IOException {
        Map<String, Trial> trials = all(folder);
        newer.forEach(trial -> trials.put(trial.mutation(), trial));
        trials.keySet()
                .retainAll(Mutation.all(folder).stream().map(Mutation::name).toList());
        List<String> lines = trials.values().stream()
                .map(trial -> String.join("\t", trial.mutation(), trial.seed(), trial.outcome(), trial.tests()))
                .toList();
        Files.write(folder.resolve(FILE), lines);
    }
}
