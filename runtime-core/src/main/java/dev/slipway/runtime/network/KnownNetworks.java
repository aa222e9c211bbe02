package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The networks whose lists are in the engine's folders: read at each look, because others write there too. */
final class KnownNetworks {
    private final NetworkSettings settings;
    private final NetworkLists lists;
    private final DefaultNetwork defaultNetwork;
    private final NewNetwork newNetwork;
    private final NetworkFiles files;
    private final NetworkTraces traces;
    private final Object making = new Object();

    KnownNetworks(ObjectMapper json, NetworkSettings settings, NetworkLists lists, NetworkTraces traces) {
        this.settings = settings;
        this.lists = lists;
        this.traces = traces;
        HostAddresses host = new HostAddresses();
        FreeRanges ranges = new FreeRanges(host, RandomGenerator.getDefault());
        defaultNetwork = new DefaultNetwork(json, settings, host, ranges);
        newNetwork = new NewNetwork(json, settings, host, ranges);
        files = new NetworkFiles(json, lists);
    }

    /** By name; the default one is made if it is not there. */
    Map<String, Network> all() {
        Map<String, Network> found = lists.read(folders());
        if (found.containsKey(settings.defaultNetwork())) {
            return found;
        }
        synchronized (making) {
            found = lists.read(folders());
            if (!found.containsKey(settings.defaultNetwork())) {
                defaultNetwork.write(found.values());
                found = lists.read(folders());
            }
            return found;
        }
    }

    /** NO_SUCH_NETWORK, naming those there are. */
    static Network require(String name, Map<String, Network> known) {
        Network found = known.get(name);
        if (found == null) {
            throw EngineException.of(ErrorKind.NO_SUCH_NETWORK, "could not find the network \"" + name + "\"")
                    .hint(
                            known.isEmpty()
                                    ? "There are no networks."
                                    : "The networks are: " + String.join(", ", known.keySet()) + ".");
        }
        return found;
    }

    /** Where new lists are written. */
    Path folder() {
        return newNetwork.folder();
    }

    /** Whether this engine made it: it says so, or it is in the folder where nobody else writes. */
    boolean isOurs(Network network) {
        Path file = network.file();
        return settings.ownDir().toString().equals(network.maker())
                || (file != null && settings.ownDir().equals(file.getParent()));
    }

    Network create(CreateNetwork wanted, Instant now) {
        synchronized (making) {
            Map<String, Network> others = all();
            files.add(newNetwork.folder(), wanted.name(), newNetwork.list(wanted, now, others.values()));
            return require(wanted.name(), all());
        }
    }

    /** Whether {@link #requireRemovable} throws nothing. */
    boolean isRemovable(Network network) {
        return isOurs(network) && !isDefault(network);
    }

    /** NOT_PERMITTED for the default network and those of others. */
    void requireRemovable(Network network) {
        if (isDefault(network)) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not remove the network " + network.name() + ": it is the default network")
                    .about(network.name())
                    .hint("Name another default network in the configuration.");
        }
        if (!isOurs(network)) {
            throw EngineException.of(
                            ErrorKind.NOT_PERMITTED,
                            "could not remove the network " + network.name() + ": " + network.file()
                                    + " was not made by this engine")
                    .about(network.name())
                    .hint("Remove it with the program that made it.");
        }
    }

    private boolean isDefault(Network network) {
        return network.name().equals(settings.defaultNetwork());
    }

    /** IN_USE where others have members on it. */
    void requireUnused(Network network) {
        traces.requireUnused(network);
    }

    /** From the first step on it is there no more, also after a crash. */
    void remove(Network network) {
        synchronized (making) {
            finish(files.beginRemoval(network));
        }
    }

    /** Goes on with removals that were cut. Returns the networks that are gone now. */
    List<Network> finishRemovals() {
        List<Network> gone = new ArrayList<>();
        for (Network network : files.going(folders(), settings.ownDir().toString())) {
            finish(network);
            gone.add(network);
        }
        return gone;
    }

    private void finish(Network network) {
        traces.remove(network);
        files.gone(network);
    }

    private List<Path> folders() {
        return settings.configDir() == null
                ? List.of(settings.ownDir())
                : List.of(settings.ownDir(), settings.configDir());
    }
}
