package dev.slipway.gui.network;

import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.PlaceFields;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.model.NetworkSummary;

/** Who is put on a network, and what it wants of its place there. */
final class ConnectForm extends Form {
    private final NetworkSummary network;
    final Field<String> container = ask(Field.text("container", this::checkContainer));
    final PlaceFields place;

    ConnectForm(NetworkSummary network) {
        this.network = network;
        this.place = new PlaceFields(network, "options", () -> true, this::ask);
    }

    private String checkContainer(String id) {
        return id.isEmpty() ? Texts.get("connect.container.missing") : "";
    }

    /** The request. */
    NetworkCalls.Connect request() {
        return new NetworkCalls.Connect(network.name(), container.get(), place.given());
    }
}
