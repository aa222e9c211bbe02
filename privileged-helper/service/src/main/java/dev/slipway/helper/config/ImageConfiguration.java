package dev.slipway.helper.config;

import dev.slipway.runtime.image.ImageSettings;
import dev.slipway.runtime.image.ImageSettingsBuilder;
import dev.slipway.runtime.image.Transport;

/** Reads {@code [storage]} and {@code [image]}. */
final class ImageConfiguration {
    private ImageConfiguration() {}

    /**
     * What is in force.
     *
     * @param machine what the machine's own files say
     */
    static ImageSettings read(Section storage, Section image, ImageSettings machine) {
        ImageSettingsBuilder edit = machine.edit();
        storage.path("graph_root", value -> edit.graphRoot(value).own(true));
        storage.path("run_root", value -> edit.runRoot(value).own(true));
        storage.parsed("driver", ImageSettings::requireDriver, value -> edit.driver(value)
                .own(true));
        storage.strings("options", values -> edit.options(values).own(true));
        storage.end();
        image.parsed("default_transport", Transport::ofWord, edit::transport);
        image.path("registries", edit::registries);
        image.path("signature_policy", edit::policy);
        image.strings("insecure_registries", edit::insecureRegistries);
        image.strings("search_registries", edit::searchRegistries);
        image.end();
        return edit.build();
    }
}
