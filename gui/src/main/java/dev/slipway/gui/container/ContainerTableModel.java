package dev.slipway.gui.container;

import dev.slipway.gui.filter.Filter;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The container table's content: a row per container that isn't a pod's infra container, filtered. */
public final class ContainerTableModel {
    private final World world;
    private final @Nullable String pod;
    private final Map<String, ContainerRow> byId = new HashMap<>();
    private final ObservableList<ContainerRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.summaryProperty(), row.turnedProperty()});
    private final FilteredList<ContainerRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final FilterWords<ContainerRow> words;
    private Filter<ContainerRow> wanted = new Filter<>(row -> true, "", false);
    private final ListChangeListener<ContainerSummary> listener = this::changed;
    private final IntegerBinding running = Bindings.createIntegerBinding(this::countRunning, rows);

    /** All containers; follows the world from now on. */
    public ContainerTableModel(World world) {
        this(world, null);
    }

    /**
     * Containers of the world, which it follows from now on.
     *
     * @param pod full id of the pod whose containers alone are shown; absent for all
     */
    public ContainerTableModel(World world, @Nullable String pod) {
        this.world = world;
        this.pod = pod;
        add(world.containers());
        world.containers().addListener(new WeakListChangeListener<>(listener));
        words = ContainerFilter.words(world);
        filter.addListener((property, before, text) -> {
            wanted = words.read(text);
            rows.forEach(this::judge);
            shown.setPredicate(wanted.condition());
        });
    }

    /** The rows that pass the filter, oldest first. */
    public ObservableList<ContainerRow> shown() {
        return shown;
    }

    /** All rows. */
    public ObservableList<ContainerRow> all() {
        return rows;
    }

    /** The filter's text. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** What the filter understands. */
    public FilterWords<ContainerRow> filterWords() {
        return words;
    }

    /** How many run. */
    public IntegerBinding runningProperty() {
        return running;
    }

    /** The name of a pod; its id where the pod isn't known, empty for none. */
    public String podName(@Nullable String id) {
        return id == null ? "" : world.pod(id).map(PodSummary::name).orElse(id);
    }

    /** Shows what containers used; rows without a sample show nothing. */
    public void sampled(List<StatsSample> samples) {
        Map<String, StatsSample> newest = new HashMap<>();
        samples.forEach(sample -> newest.put(sample.id(), sample));
        for (ContainerRow row : rows) {
            StatsSample sample = newest.get(row.id());
            if (sample != null || !row.summary().status().equals("running")) {
                row.sampled(sample);
            }
            if (wanted.measured()) {
                row.passesNow(wanted.condition().test(row));
            }
        }
    }

    private void changed(ListChangeListener.Change<? extends ContainerSummary> change) {
        Set<String> gone = new HashSet<>();
        List<ContainerSummary> came = new ArrayList<>();
        while (change.next()) {
            change.getRemoved().forEach(container -> gone.add(container.id()));
            came.addAll(change.getAddedSubList());
        }
        came.forEach(container -> gone.remove(container.id()));
        if (!gone.isEmpty()) {
            rows.removeIf(row -> gone.contains(row.id()));
            byId.keySet().removeAll(gone);
        }
        add(came);
    }

    private void add(List<ContainerSummary> containers) {
        List<ContainerRow> fresh = new ArrayList<>();
        for (ContainerSummary container : containers) {
            ContainerRow row = byId.get(container.id());
            if (row != null) {
                row.summaryProperty().set(container);
                judge(row);
            } else if (!container.infra() && (pod == null || pod.equals(container.pod()))) {
                ContainerRow made = new ContainerRow(container);
                byId.put(container.id(), made);
                fresh.add(made);
                judge(made);
            }
        }
        rows.addAll(fresh);
    }

    private void judge(ContainerRow row) {
        if (wanted.measured()) {
            row.passes(wanted.condition().test(row));
        }
    }

    private int countRunning() {
        return (int) rows.stream()
                .filter(row -> row.summary().status().equals("running"))
                .count();
    }
}
