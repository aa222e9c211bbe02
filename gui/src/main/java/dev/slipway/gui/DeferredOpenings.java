package dev.slipway.gui;

import dev.slipway.gui.desk.Openings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands for the window until it is made. */
final class DeferredOpenings implements Openings {
    private @Nullable Openings target;

    void become(Openings openings) {
        target = openings;
    }

    private Openings target() {
        return Objects.requireNonNull(target, "the window isn't made yet");
    }

    @Override
    public void container(String id) {
        target().container(id);
    }

    @Override
    public void container(String id, String view) {
        target().container(id, view);
    }

    @Override
    public void pod(String id) {
        target().pod(id);
    }

    @Override
    public void checkpoint(String id) {
        target().checkpoint(id);
    }

    @Override
    public void comparison(String from, String to) {
        target().comparison(from, to);
    }

    @Override
    public void image(String id) {
        target().image(id);
    }

    @Override
    public void volume(String id) {
        target().volume(id);
    }

    @Override
    public void network(String name) {
        target().network(name);
    }

    @Override
    public void table(String kind) {
        target().table(kind);
    }

    @Override
    public void graph() {
        target().graph();
    }

    @Override
    public void graph(String node) {
        target().graph(node);
    }

    @Override
    public void inNavigator(String key) {
        target().inNavigator(key);
    }

    @Override
    public void logs(List<String> ids) {
        target().logs(ids);
    }

    @Override
    public void toolWindow(String id) {
        target().toolWindow(id);
    }
}
