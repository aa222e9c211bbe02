package dev.slipway.gui.form;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a container wants of its place on a network; empty fields are for whatever it gets. */
public final class PlaceFields {
    private final NetworkSummary network;
    private final BooleanSupplier wanted;
    private final Field<String> addresses;
    private final Field<String> mac;
    private final Field<String> aliases;

    /**
     * Fields that {@code ask} adds to a form.
     *
     * @param option before the names of the options
     * @param wanted whether the place is wanted at all; nothing is wrong with the fields of one that isn't
     */
    public PlaceFields(
            NetworkSummary network, String option, BooleanSupplier wanted, UnaryOperator<Field<String>> ask) {
        this.network = network;
        this.wanted = wanted;
        addresses = ask.apply(Field.text(option + ".addresses", this::checkAddresses));
        mac = ask.apply(Field.text(option + ".mac", text -> wanted.getAsBoolean() ? Checks.mac(text) : ""));
        aliases = ask.apply(Field.text(option + ".aliases", text -> wanted.getAsBoolean() ? Checks.aliases(text) : ""));
    }

    /** Looks at them again, because the place is wanted now, or no longer. */
    public void recheck() {
        addresses.recheck();
        mac.recheck();
        aliases.recheck();
    }

    private String checkAddresses(String text) {
        if (!wanted.getAsBoolean()) {
            return "";
        }
        for (String word : Checks.words(text)) {
            Optional<Address> address = Address.of(word);
            if (address.isEmpty()) {
                return Texts.get("form.address");
            }
            boolean inside = network.subnets().stream()
                    .flatMap(subnet -> Subnet.of(subnet).stream())
                    .anyMatch(subnet -> subnet.contains(address.get()));
            if (!inside) {
                return Texts.get("network.address.outside", String.join(", ", network.subnets()));
            }
        }
        return "";
    }

    /** Absent where nothing in particular is wanted. */
    public @Nullable NetworkOptions given() {
        List<String> wantedAddresses = Checks.words(addresses.get());
        List<String> names = Checks.words(aliases.get());
        String hardware = mac.get().strip();
        if (wantedAddresses.isEmpty() && names.isEmpty() && hardware.isEmpty()) {
            return null;
        }
        return new NetworkOptions(
                wantedAddresses.isEmpty() ? null : wantedAddresses,
                hardware.isEmpty() ? null : hardware,
                names.isEmpty() ? null : names);
    }

    /** Their controls. */
    public Node[] fields() {
        return new Node[] {
            Fields.row(
                    Fields.line(addresses, Texts.get("connect.addresses"), Texts.get("connect.addresses.prompt")),
                    Fields.line(mac, Texts.get("fact.mac"), Texts.get("connect.mac.prompt"))),
            Fields.line(aliases, Texts.get("connect.aliases"), Texts.get("connect.aliases.prompt"))
        };
    }
}
