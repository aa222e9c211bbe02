package dev.slipway.runtime.container;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the options of a container or pod that is to be created, gathered so that the user is told all of
 * it at once. Used by one thread.
 */
public final class OptionFindings {
    private static final String REFUSED = "could not create the container: ";
    private static final String REMEDY = "Correct or leave out the option.";
    private static final Set<ErrorKind> OF_THE_USER = EnumSet.of(
            ErrorKind.INVALID_ARGUMENT,
            ErrorKind.AMBIGUOUS_ID,
            ErrorKind.NO_SUCH_CONTAINER,
            ErrorKind.NO_SUCH_POD,
            ErrorKind.NO_SUCH_IMAGE,
            ErrorKind.NO_SUCH_BUNDLE,
            ErrorKind.NO_SUCH_NETWORK,
            ErrorKind.REMOVED,
            ErrorKind.IN_USE,
            ErrorKind.UNSUPPORTED);

    private final String refused;
    private final List<Found> found = new ArrayList<>();

    /** Of a container. */
    public OptionFindings() {
        this(REFUSED);
    }

    private OptionFindings(String refused) {
        this.refused = refused;
    }

    /** Of a pod. */
    public static OptionFindings ofPod() {
        return of("could not create the pod: ");
    }

    /** Of something else, whose refusals begin so. */
    public static OptionFindings of(String refused) {
        return new OptionFindings(refused);
    }

    /** One option and why it is refused. */
    private record Found(String option, EngineException why) {
        private Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("option", option);
            told.put("kind", why.kind().name());
            told.put("message", sentence());
            told.put("remedy", remedy());
            return told;
        }

        private String sentence() {
            String message = why.message();
            return message.startsWith(REFUSED) ? message.substring(REFUSED.length()) : message;
        }

        private String remedy() {
            String hint = why.hint();
            return hint == null ? REMEDY : hint;
        }
    }

    /** Does a step; if it is refused for what the user gave, that is found of this option. */
    public void at(String option, Runnable step) {
        read(option, () -> {
            step.run();
            return true;
        });
    }

    /** As {@link #at}, with what the step comes to; null if it is refused. */
    public <T> @Nullable T read(String option, Supplier<T> step) {
        try {
            return step.get();
        } catch (EngineException e) {
            if (!OF_THE_USER.contains(e.kind())) {
                throw e;
            }
            found.add(new Found(option, e));
            return null;
        }
    }

    /**
     * Finds that an option's value is wrong.
     *
     * @param reason ends the sentence "option is "value", and ..."
     */
    public void add(String option, Object value, String reason, String remedy) {
        found.add(new Found(option, invalid(option, value, reason).hint(remedy)));
    }

    /** Finds that an option, or what is without it, is wrong. */
    public void add(String option, String sentence, String remedy) {
        found.add(new Found(
                option,
                EngineException.of(ErrorKind.INVALID_ARGUMENT, REFUSED + sentence)
                        .hint(remedy)));
    }

    boolean contains(String option) {
        return found.stream().anyMatch(each -> each.option.equals(option));
    }

    /**
     * Returns if nothing was found.
     *
     * @throws EngineException of the kind that all findings have, INVALID_ARGUMENT if they have several; its message says the first and
     *     how many more there are, its detail {@code findings} is a list of {@code {option, kind, message, remedy}}
     */
    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        Found first = found.get(0);
        List<Map<String, Object>> all = found.stream().map(Found::told).toList();
        if (found.size() == 1) {
            throw alone(first).hint(first.remedy()).detail("findings", all);
        }
        Set<ErrorKind> kinds = found.stream().map(each -> each.why.kind()).collect(Collectors.toSet());
        int more = found.size() - 1;
        throw EngineException.of(
                        kinds.size() == 1 ? first.why.kind() : ErrorKind.INVALID_ARGUMENT,
                        refused + first.sentence() + " (and " + more + " more " + (more == 1 ? "option" : "options")
                                + " cannot be taken)",
                        first.why)
                .hint(first.remedy())
                .detail("findings", all);
    }

    private EngineException alone(Found one) {
        return one.why.message().startsWith(REFUSED) && !refused.equals(REFUSED)
                ? EngineException.of(one.why.kind(), refused + one.sentence(), one.why)
                : one.why;
    }

    static EngineException invalid(String option, Object value, String reason) {
        return EngineException.of(
                ErrorKind.INVALID_ARGUMENT, REFUSED + option + " is \"" + value + "\", and " + reason);
    }
}
