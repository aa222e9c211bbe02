package dev.slipway.gui.gallery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.gui.spec.SpecView;
import java.util.List;
import javafx.scene.Node;

/** The specification's tree in its states. */
final class SpecPages {
    private SpecPages() {}

    static List<Page> all() {
        return List.of(new Page("Spec", SpecPages::filled), new Page("Spec empty", SpecView::new));
    }

    private static Node filled() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("ociVersion", "1.0.2");
        ObjectNode process = spec.putObject("process");
        process.put("terminal", false);
        process.putObject("user").put("uid", 0).put("gid", 0);
        process.putArray("args").add("/bin/sh").add("-c").add("while true; do date; done");
        process.putArray("env").add("PATH=/bin:/usr/bin").add("HOME=/root");
        process.put("cwd", "/").putNull("apparmorProfile");
        spec.putObject("root").put("path", "rootfs").put("readonly", false);
        spec.put("hostname", "demo");
        for (String kind : List.of("pid", "network", "ipc", "uts", "mount")) {
            spec.withObject("/linux").withArray("namespaces").addObject().put("type", kind);
        }
        spec.withObject("/linux/resources/memory").put("limit", 536_870_912L).put("swap", -1);
        SpecView view = new SpecView();
        view.show(spec);
        return view;
    }
}
