package dev.slipway.gui.navigator;

import dev.slipway.gui.control.StatusLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * A line of the navigator.
 *
 * @param key stable over changes of what it shows
 * @param kind group, pod, container, image, bundle, volume, network or checkpoint
 * @param id of the object; empty for a group
 * @param detail shown dimmed behind the name
 * @param status absent for what has none
 */
record NavigatorItem(
        String key,
        String kind,
        String id,
        Ikon icon,
        String name,
        String detail,
        @Nullable StatusLook status) {}
