package dev.slipway.gui.create;

import dev.slipway.gui.form.Address;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.DnsOptions;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Where a new container looks for names; empty fields are for what its networks and the host say. */
final class DnsFields {
    private static final Pattern DOMAIN = Pattern.compile("\\.|[a-zA-Z0-9_]([a-zA-Z0-9_.-]{0,252}[a-zA-Z0-9_.])?");
    private static final Pattern OPTION = Pattern.compile("[a-z0-9-]+(:[0-9]+)?");

    private final BooleanSupplier reached;
    final Field<String> servers;
    final Field<String> search;
    final Field<String> options;

    /**
     * Fields that {@code ask} adds to a form.
     *
     * @param reached whether the container is on a network of its own, where a name server could be asked
     */
    DnsFields(BooleanSupplier reached, UnaryOperator<Field<String>> ask) {
        this.reached = reached;
        servers = ask.apply(Field.text(
                "dns.servers", text -> fault(text, word -> Address.of(word).isPresent(), "form.dns.server")));
        search = ask.apply(Field.text("dns.search", text -> fault(text, DOMAIN.asMatchPredicate(), "form.dns.domain")));
        options =
                ask.apply(Field.text("dns.options", text -> fault(text, OPTION.asMatchPredicate(), "form.dns.option")));
    }

    /** Looks at them again, because the network is another. */
    void recheck() {
        servers.recheck();
        search.recheck();
        options.recheck();
    }

    private String fault(String text, Predicate<String> sound, String key) {
        if (!text.isBlank() && !reached.getAsBoolean()) {
            return Texts.get("create.dns.noNetwork");
        }
        return Checks.words(text).stream()
                .filter(sound.negate())
                .findFirst()
                .map(word -> Texts.get(key, word))
                .orElse("");
    }

    /** Absent where nothing is given. */
    @Nullable
    DnsOptions given() {
        DnsOptions given = new DnsOptions(words(servers), words(search), words(options));
        return given.equals(new DnsOptions(null, null, null)) ? null : given;
    }

    private static @Nullable List<String> words(Field<String> field) {
        List<String> words = Checks.words(field.get());
        return words.isEmpty() ? null : words;
    }

    /** Takes over what another container was given. */
    void show(DnsOptions told) {
        servers.set(joined(told.servers()));
        search.set(joined(told.search()));
        options.set(joined(told.options()));
    }

    private static String joined(@Nullable List<String> words) {
        return words == null ? "" : String.join(", ", words);
    }

    /** Their controls. */
    Node[] fields() {
        return new Node[] {
            Fields.row(
                    Fields.line(servers, Texts.get("create.dns.servers"), Texts.get("create.dns.servers.prompt")),
                    Fields.line(search, Texts.get("create.dns.search"), Texts.get("create.dns.search.prompt"))),
            Fields.line(options, Texts.get("create.dns.options"), Texts.get("create.dns.options.prompt"))
        };
    }
}
