package dev.slipway.gui.container;

import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter over containers: words and {@code key:value} terms, all of which must hold.
 *
 * <p>Keys: {@code state}, {@code label}, {@code pod}, {@code bundle}, {@code image}, {@code network}, {@code name},
 * {@code id}, {@code health} ({@code healthy unhealthy starting none}), {@code restart} (a policy, {@code no} for none), {@code protected}
 * ({@code yes no}). A word is looked for in name, bundle, id, command and addresses.
 */
public final class ContainerFilter {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ContainerFilter() {}

    /**
     * The condition a text stands for; an unknown key is looked for as text.
     *
     * @param podNames names a pod by its id
     */
    public static Predicate<ContainerSummary> parse(String text, Function<String, String> podNames) {
        List<Predicate<ContainerSummary>> terms = new ArrayList<>();
        for (String word :
                SPACE.splitAsStream(text.strip().toLowerCase(Locale.ROOT)).toList()) {
            if (!word.isEmpty()) {
                terms.add(term(word, podNames));
            }
        }
        return container -> terms.stream().allMatch(term -> term.test(container));
    }

    private static Predicate<ContainerSummary> term(String word, Function<String, String> podNames) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "state", "status" -> container -> container.status().startsWith(value);
            case "label" -> container -> label(container, value);
            case "pod" ->
                container -> {
                    String pod = container.pod();
                    return pod != null && (has(podNames.apply(pod), value) || pod.startsWith(value));
                };
            case "bundle", "image" -> container -> has(container.bundle(), value) || has(container.image(), value);
            case "network" ->
                container -> container.networks().stream().anyMatch(network -> has(network.network(), value));
            case "name" -> container -> has(container.name(), value);
            case "id" -> container -> container.id().startsWith(value);
            case "health" -> container -> health(container).startsWith(value);
            case "restart" -> container -> restart(container).startsWith(value);
            case "protected" -> container -> (container.guarded() ? "yes" : "no").startsWith(value);
            default -> container -> anywhere(container, word);
        };
    }

    private static String health(ContainerSummary container) {
        String health = container.health();
        return health == null ? "none" : health;
    }

    private static String restart(ContainerSummary container) {
        String policy = container.restartPolicy();
        return policy == null ? "no" : policy;
    }

    private static boolean label(ContainerSummary container, String value) {
        return container.labels().entrySet().stream().anyMatch(entry -> {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            return key.equals(value) || (key + "=" + entry.getValue().toLowerCase(Locale.ROOT)).equals(value);
        });
    }

    private static boolean anywhere(ContainerSummary container, String word) {
        return has(container.name(), word)
                || has(container.bundle(), word)
                || container.id().startsWith(word)
                || has(String.join(" ", container.command()), word)
                || container.networks().stream()
                        .flatMap(network -> network.addresses().stream())
                        .anyMatch(address -> address.startsWith(word));
    }

    private static boolean has(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }
}
