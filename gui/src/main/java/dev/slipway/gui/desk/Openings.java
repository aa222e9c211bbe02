package dev.slipway.gui.desk;

import java.util.List;

/** Opens tabs and tool windows by what they are about. */
public interface Openings {
    /** Opens, or shows, the tab of a container. */
    void container(String id);

    /** Opens the tab of a container with one of its views: {@code overview}, {@code logs}, {@code checkpoints}, ... */
    void container(String id, String view);

    /** Opens, or shows, the tab of a pod. */
    void pod(String id);

    /** Opens, or shows, the explorer of a checkpoint. */
    void checkpoint(String id);

    /** Opens, or shows, two checkpoints side by side, the earlier first; the second may be a container, as it runs. */
    void comparison(String from, String to);

    /** Opens, or shows, the tab of an image. */
    void image(String id);

    /** Opens, or shows, the tab of a volume. */
    void volume(String id);

    /** Opens, or shows, the tab of a network. */
    void network(String name);

    /** Opens, or shows, the table of all objects of a kind: {@code images volumes networks}. */
    void table(String kind);

    /** Opens, or shows, the graph of pods. */
    void graph();

    /** Opens, or shows, the graph of pods with a node chosen: {@code pod:ID}, {@code container:ID} or {@code network:NAME}. */
    void graph(String node);

    /** Shows a line of the navigator, by its key: {@code bundle:ID}, ... */
    void inNavigator(String key);

    /** Shows the output of containers by time, and of all those of a pod, in one view, by their full ids. */
    void logs(List<String> ids);

    /** Shows a tool window. */
    void toolWindow(String id);
}
