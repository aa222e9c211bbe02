package dev.slipway.gui.network;

import dev.slipway.gui.form.Address;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Subnet;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.NetworkCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a new network is to be. */
final class NetworkForm extends Form {
    static final String BRIDGE = "bridge";
    static final String FIRST = "";
    private static final int LEAST_ROOM = 2;

    private final World world;
    final Field<String> name = ask(Field.text("name", this::checkName));
    final Field<String> driver = ask(Field.free("driver", BRIDGE));
    final Range ipv4 = new Range("subnets[0]", false);
    final Range ipv6 = new Range("subnets[1]", true);
    final Field<Boolean> wantsIpv6 = ask(Field.free("ipv6", false));
    final Field<Boolean> internal = ask(Field.free("internal", false));
    final Field<Boolean> isolated = ask(Field.free("isolated", false));
    final Field<Boolean> names = ask(Field.free("names", true));
    final Field<String> mtu = ask(Field.text("mtu", Checks.whole(68)));
    final Field<String> bridge = ask(Field.text("bridge", Checks::hostInterface));
    final Field<String> parent = ask(Field.text("parent", this::checkParent));
    final Field<String> mode = ask(Field.free("mode", FIRST));
    final Field<String> labels = ask(Field.text("labels", Checks::labels));

    NetworkForm(World world) {
        this.world = world;
        driver.valueProperty().addListener(property -> {
            mode.set(FIRST);
            parent.recheck();
        });
        recheck();
    }

    /** A range with what belongs to it. */
    final class Range {
        final Field<String> subnet;
        final Field<String> gateway;
        final Field<String> first;
        final Field<String> last;
        private final boolean six;

        Range(String option, boolean six) {
            this.six = six;
            subnet = ask(Field.text(option + ".subnet", this::checkSubnet));
            gateway = ask(Field.text(option + ".gateway", this::checkWithin));
            first = ask(Field.text(option + ".rangeStart", this::checkWithin));
            last = ask(Field.text(option + ".rangeEnd", this::checkWithin));
            subnet.valueProperty().addListener(property -> {
                gateway.recheck();
                first.recheck();
                last.recheck();
            });
        }

        private String checkSubnet(String text) {
            if (text.isBlank()) {
                return "";
            }
            Optional<Subnet> given = Subnet.of(text);
            if (given.isEmpty() || given.get().isIpv6() != six) {
                return Texts.get(six ? "network.subnet6.form" : "network.subnet.form");
            }
            if (!given.get().isWhole()) {
                return Texts.get("network.subnet.whole");
            }
            if (given.get().room() < LEAST_ROOM) {
                return Texts.get("network.subnet.small");
            }
            return overlapped(given.get())
                    .map(other -> Texts.get("network.subnet.overlaps", other.name()))
                    .orElse("");
        }

        private String checkWithin(String text) {
            if (text.isBlank()) {
                return "";
            }
            if (subnet.get().isBlank()) {
                return Texts.get("network.address.noSubnet");
            }
            Optional<Address> address = Address.of(text);
            if (address.isEmpty()) {
                return Texts.get("form.address");
            }
            boolean outside = Subnet.of(subnet.get())
                    .filter(range -> !range.contains(address.get()))
                    .isPresent();
            return outside ? Texts.get("network.address.outside", subnet.get().strip()) : "";
        }

        private Optional<NetworkRange> given() {
            return subnet.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(new NetworkRange(subnet.get().strip(), text(gateway), text(first), text(last)));
        }
    }

    private Optional<NetworkSummary> overlapped(Subnet wanted) {
        return world.networks().stream()
                .filter(network -> network.subnets().stream()
                        .flatMap(text -> Subnet.of(text).stream())
                        .anyMatch(wanted::overlaps))
                .findFirst();
    }

    private String checkName(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return Texts.get("network.name.missing");
        }
        return world.networks().find(wanted) != null ? Texts.get("import.name.taken", wanted) : Checks.name(text);
    }

    private String checkParent(String text) {
        return !isBridge() && text.isBlank() ? Texts.get("network.parent.missing") : Checks.hostInterface(text);
    }

    boolean isBridge() {
        return driver.get().equals(BRIDGE);
    }

    /** The request. */
    NetworkCalls.Create request() {
        List<NetworkRange> subnets =
                Stream.of(ipv4.given(), ipv6.given()).flatMap(Optional::stream).toList();
        return NetworkCallsCreateBuilder.builder()
                .name(name.get().strip())
                .driver(isBridge() ? null : driver.get())
                .subnets(subnets.isEmpty() ? null : subnets)
                .ipv6(on(wantsIpv6))
                .internal(on(internal))
                .isolated(isBridge() ? on(isolated) : null)
                .names(names.get() ? null : false)
                .mtu(mtu.get().isBlank() ? null : Integer.valueOf(mtu.get().strip()))
                .bridge(isBridge() ? text(bridge) : null)
                .parent(isBridge() ? null : text(parent))
                .mode(isBridge() ? null : text(mode))
                .labels(pairs(Checks.lines(labels.get())))
                .build();
    }

    private static @Nullable Boolean on(Field<Boolean> field) {
        return field.get() ? true : null;
    }
}
