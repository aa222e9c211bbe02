package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the list of a new network of what was asked for, in the form that podman reads and writes too. Changes nothing. */
final class NewNetwork {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
    private static final Pattern INTERFACE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}");
    private static final Map<String, List<String>> MODES =
            Map.of("macvlan", List.of("bridge", "private", "vepa", "passthru"), "ipvlan", List.of("l2", "l3", "l3s"));
    private static final int LEAST_MTU = 68;
    private static final int LEAST_MTU_6 = 1280;
    private static final int MOST_MTU = 65_535;
    private static final String DOMAIN = "slipway";

    private final ObjectMapper json;
    private final NetworkSettings settings;
    private final HostAddresses host;
    private final FreeRanges ranges;

    NewNetwork(ObjectMapper json, NetworkSettings settings, HostAddresses host, FreeRanges ranges) {
        this.json = json;
        this.settings = settings;
        this.host = host;
        this.ranges = ranges;
    }

    /**
     * The list.
     *
     * @param others the networks there are
     * @throws EngineException INVALID_ARGUMENT; NETWORK_EXISTS; IN_USE for a range or bridge that something has, naming it;
     *     UNSUPPORTED where a plugin is not installed; EXHAUSTED
     */
    ObjectNode list(CreateNetwork wanted, Instant now, Collection<Network> others) {
        checkNames(wanted, others);
        checkDriver(wanted);
        checkMtu(wanted);
        List<Ranged> ranged = ranged(wanted, ranges.taken(others));
        ObjectNode list = json.createObjectNode();
        list.put("cniVersion", "0.4.0").put("name", wanted.name());
        ObjectNode notes = list.putObject("args");
        if (!wanted.labels().isEmpty()) {
            ObjectNode labels = notes.putObject(Network.LABELS);
            wanted.labels().forEach(labels::put);
        }
        notes.putObject(Network.OURS)
                .put("root", settings.ownDir().toString())
                .put("created", now.toString())
                .put("names", wanted.names());
        ArrayNode plugins = list.putArray("plugins");
        if (wanted.driver().equals("bridge")) {
            bridge(wanted, plugins, ranged, others);
        } else {
            upon(wanted, plugins.addObject(), ranged);
        }
        return list;
    }

    private static void checkNames(CreateNetwork wanted, Collection<Network> others) {
        if (!NAME.matcher(wanted.name()).matches()) {
            throw refused(
                    wanted, "a name has 1 to 128 letters, digits, dots, dashes and underscores", "Give such a name.");
        }
        if (others.stream().anyMatch(other -> other.name().equals(wanted.name()))) {
            throw EngineException.of(
                            ErrorKind.NETWORK_EXISTS,
                            "could not create the network " + wanted.name() + ": there is one of this name")
                    .about(wanted.name())
                    .hint("Give another name, or remove that network first.");
        }
        for (String key : wanted.labels().keySet()) {
            if (key.isEmpty() || key.indexOf('=') >= 0) {
                throw refused(wanted, "\"" + key + "\" is not a label's key", "Use a key without =, not empty.");
            }
        }
    }

    private void checkDriver(CreateNetwork wanted) {
        boolean bridge = wanted.driver().equals("bridge");
        List<String> modes = MODES.get(wanted.driver());
        if (!bridge && modes == null) {
            throw refused(wanted, "there is no driver \"" + wanted.driver() + "\"", "Use bridge, macvlan or ipvlan.");
        }
        if (!PluginFolders.has(settings.pluginDirs(), wanted.driver())) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not create the network " + wanted.name() + ": the CNI plugin " + wanted.driver()
                                    + " is not installed")
                    .hint("Install the package containernetworking-plugins.");
        }
        String parent = wanted.parent();
        if (bridge) {
            if (parent != null || wanted.mode() != null) {
                throw refused(wanted, "a bridge has no parent and no mode", "Leave them out.");
            }
            return;
        }
        if (wanted.internal() || wanted.isolated() || wanted.bridge() != null) {
            throw refused(
                    wanted, wanted.driver() + " is not internal or isolated, and has no bridge", "Leave these out.");
        }
        if (parent == null || !host.exists(parent)) {
            throw refused(
                    wanted,
                    parent == null ? "it needs a parent" : "there is no interface \"" + parent + "\"",
                    "Name an interface of the host as its parent.");
        }
        if (wanted.mode() != null && !Objects.requireNonNull(modes).contains(wanted.mode())) {
            throw refused(
                    wanted,
                    "there is no mode \"" + wanted.mode() + "\"",
                    "Use one of " + String.join(", ", modes) + ".");
        }
    }

    private static void checkMtu(CreateNetwork wanted) {
        Integer mtu = wanted.mtu();
        int least = wanted.ipv6() ? LEAST_MTU_6 : LEAST_MTU;
        if (mtu != null && (mtu < least || mtu > MOST_MTU)) {
            throw refused(wanted, "its mtu is not from " + least + " to " + MOST_MTU, "Give such an mtu, or none.");
        }
    }

    /** A range with its texts. */
    private record Ranged(Subnet subnet, IpAddress gateway, CreateNetwork.Range given) {}

    private List<Ranged> ranged(CreateNetwork wanted, List<Taken> taken) {
        List<Ranged> found = new ArrayList<>();
        for (CreateNetwork.Range given : wanted.subnets()) {
            Ranged each = ranged(wanted, given);
            if (found.stream().anyMatch(other -> other.subnet.isIpv6() == each.subnet.isIpv6())) {
                throw refused(wanted, "it has two ranges of one kind", "Give at most one IPv4 and one IPv6 range.");
            }
            requireFree(wanted, each.subnet, taken);
            found.add(each);
        }
        boolean six = found.stream().anyMatch(each -> each.subnet.isIpv6());
        if (found.isEmpty()) {
            requireOwnRange(wanted);
            found.add(whole(FreeRanges.choose(Subnet.parse(settings.pool()), taken, wanted.name())));
        }
        if (wanted.ipv6() && !six) {
            requireOwnRange(wanted);
            found.add(whole(ranges.choose6(taken, wanted.name())));
        }
        return found;
    }

    /** The members of a macvlan are on their parent's network, whose range only the user knows. */
    private static void requireOwnRange(CreateNetwork wanted) {
        if (!wanted.driver().equals("bridge")) {
            throw refused(wanted, wanted.driver() + " needs ranges", "Give the range of its parent's network.");
        }
    }

    private static void requireFree(CreateNetwork wanted, Subnet subnet, List<Taken> taken) {
        if (wanted.driver().equals("bridge")) {
            FreeRanges.requireFree(subnet, taken);
        }
    }

    private static Ranged whole(Subnet subnet) {
        return new Ranged(subnet, subnet.gateway(), new CreateNetwork.Range(subnet.toString(), null, null, null));
    }

    private static Ranged ranged(CreateNetwork wanted, CreateNetwork.Range given) {
        Subnet subnet = Subnet.parse(given.subnet());
        if (subnet.size().bitLength() < 3) {
            throw refused(wanted, subnet + " has no room for members", "Give a range of at least 4 addresses.");
        }
        IpAddress gateway = within(wanted, subnet, "gateway", given.gateway());
        IpAddress from = within(wanted, subnet, "rangeStart", given.rangeStart());
        IpAddress to = within(wanted, subnet, "rangeEnd", given.rangeEnd());
        if (from != null && to != null && from.value().compareTo(to.value()) > 0) {
            throw refused(wanted, "the range " + from + " to " + to + " is empty", "Let it end after its start.");
        }
        return new Ranged(subnet, gateway == null ? subnet.gateway() : gateway, given);
    }

    private static @Nullable IpAddress within(
            CreateNetwork wanted, Subnet subnet, String what, @Nullable String given) {
        if (given == null) {
            return null;
        }
        IpAddress address = IpAddress.parse(given);
        if (!subnet.contains(address) || address.equals(subnet.base())) {
            throw refused(
                    wanted, what + " is " + address + ", no address in " + subnet, "Give one in it, or leave it out.");
        }
        return address;
    }

    private void bridge(CreateNetwork wanted, ArrayNode plugins, List<Ranged> ranged, Collection<Network> others) {
        ObjectNode bridge = plugins.addObject().put("type", "bridge").put("bridge", bridgeName(wanted, others));
        bridge.put("isGateway", !wanted.internal())
                .put("ipMasq", !wanted.internal())
                .put("hairpinMode", true);
        common(wanted, bridge, ranged, !wanted.internal());
        if (!wanted.internal()) {
            plugins.addObject().put("type", "portmap").putObject("capabilities").put("portMappings", true);
        }
        if (PluginFolders.has(settings.pluginDirs(), "firewall")) {
            ObjectNode firewall = plugins.addObject().put("type", "firewall");
            if (wanted.isolated()) {
                firewall.put("ingressPolicy", "same-bridge");
            }
        } else if (wanted.isolated()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not create the network " + wanted.name()
                                    + ": the CNI plugin firewall, which isolates, is not installed")
                    .hint("Install the package containernetworking-plugins.");
        }
        if (wanted.names() && !wanted.internal() && PluginFolders.has(settings.pluginDirs(), NameServers.PLUGIN)) {
            plugins.addObject()
                    .put("type", NameServers.PLUGIN)
                    .put("domainName", DOMAIN)
                    .putObject("capabilities")
                    .put("aliases", true);
        }
    }

    private void upon(CreateNetwork wanted, ObjectNode plugin, List<Ranged> ranged) {
        plugin.put("type", wanted.driver()).put("master", wanted.parent());
        if (wanted.mode() != null) {
            plugin.put("mode", wanted.mode());
        }
        common(wanted, plugin, ranged, true);
    }

    private static void common(CreateNetwork wanted, ObjectNode plugin, List<Ranged> ranged, boolean routed) {
        if (wanted.mtu() != null) {
            plugin.put("mtu", wanted.mtu());
        }
        ObjectNode capabilities = plugin.putObject("capabilities").put("ips", true);
        if (!wanted.driver().equals("ipvlan")) {
            capabilities.put("mac", true);
        }
        ObjectNode ipam = plugin.putObject("ipam").put("type", "host-local");
        ArrayNode routes = ipam.putArray("routes");
        ArrayNode sets = ipam.putArray("ranges");
        for (Ranged each : ranged) {
            if (routed) {
                routes.addObject().put("dst", each.subnet.isIpv6() ? "::/0" : "0.0.0.0/0");
            }
            ObjectNode set = sets.addArray().addObject().put("subnet", each.subnet.toString());
            set.put("gateway", each.gateway.toString());
            if (each.given.rangeStart() != null) {
                set.put("rangeStart", each.given.rangeStart());
            }
            if (each.given.rangeEnd() != null) {
                set.put("rangeEnd", each.given.rangeEnd());
            }
        }
    }

    private String bridgeName(CreateNetwork wanted, Collection<Network> others) {
        String given = wanted.bridge();
        if (given == null) {
            int number = 1;
            while (holder("slip" + number, others) != null || host.exists("slip" + number)) {
                number++;
            }
            return "slip" + number;
        }
        if (!INTERFACE.matcher(given).matches()) {
            throw refused(wanted, "\"" + given + "\" is no name of an interface", "Give 1 to 15 letters and digits.");
        }
        String holder = holder(given, others);
        if (holder != null || host.exists(given)) {
            throw EngineException.of(
                            ErrorKind.IN_USE,
                            "could not create the network " + wanted.name() + ": "
                                    + (holder == null
                                            ? "there is an interface"
                                            : "the network " + holder + " has a bridge")
                                    + " \"" + given + "\"")
                    .hint("Name another bridge, or none to have one named.");
        }
        return given;
    }

    private static @Nullable String holder(String bridge, Collection<Network> others) {
        return others.stream()
                .filter(other -> bridge.equals(other.bridge()))
                .map(Network::name)
                .findFirst()
                .orElse(null);
    }

    private static EngineException refused(CreateNetwork wanted, String reason, String remedy) {
        return EngineException.of(
                        ErrorKind.INVALID_ARGUMENT, "could not create the network " + wanted.name() + ": " + reason)
                .hint(remedy);
    }

    /** Where the lists of new networks are written. */
    Path folder() {
        return Objects.requireNonNullElse(settings.configDir(), settings.ownDir());
    }
}
