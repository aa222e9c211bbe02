package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.State;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of checkpoints, unique over them. */
final class CheckpointNames {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
    private static final int LONGEST_BASE = 100;

    private final State state;

    CheckpointNames(State state) {
        this.state = state;
    }

    /**
     * The name that was wished, or one with a number behind another.
     *
     * @param verb begins the messages: {@code take a checkpoint}
     * @param wanted null for one that is made
     * @param base what that begins with
     * @throws EngineException INVALID_ARGUMENT for an impossible one; CHECKPOINT_EXISTS for a taken one
     */
    String choose(String verb, @Nullable String wanted, String base) {
        if (wanted == null) {
            return free(base + "-", 1);
        }
        if (!NAME.matcher(wanted).matches()) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not " + verb + ": \"" + wanted + "\" is no name for one")
                    .hint("Use letters, digits, dots, dashes and underscores, up to 128.");
        }
        if (taken().contains(wanted)) {
            throw EngineException.of(
                            ErrorKind.CHECKPOINT_EXISTS, "could not " + verb + ": there is one with the name " + wanted)
                    .hint("Choose another name, or remove that checkpoint.");
        }
        return wanted;
    }

    /** This name, or with a number behind it where it is taken; one that is made where it is impossible. */
    String orNumbered(@Nullable String wished, String fallback) {
        String base = wished != null && NAME.matcher(wished).matches() ? wished : fallback;
        String cut = base.substring(0, Math.min(LONGEST_BASE, base.length()));
        return taken().contains(base) ? free(cut + "-", 2) : base;
    }

    private String free(String base, int first) {
        Set<String> taken = taken();
        int number = first;
        while (taken.contains(base + number)) {
            number++;
        }
        return base + number;
    }

    private Set<String> taken() {
        return state.checkpoints().stream().map(Checkpoint::name).collect(Collectors.toSet());
    }
}
