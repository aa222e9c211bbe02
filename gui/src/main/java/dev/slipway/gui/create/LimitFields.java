package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Fields;
import dev.slipway.gui.form.Quantities;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.Resources;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a container, or all of a pod together, may use at most; an empty field is no limit. */
public final class LimitFields {
    private final Field<String> memory;
    private final Field<String> memorySwap;
    private final Field<String> memoryReservation;
    private final Field<String> cpus;
    private final Field<String> cpuset;
    private final Field<String> cpuShares;
    private final Field<String> pids;
    private final Field<String> blkioWeight;

    /** Fields that {@code ask} adds to a form. */
    public LimitFields(UnaryOperator<Field<String>> ask) {
        memory = ask.apply(Field.text("resources.memory", Checks::size));
        memorySwap = ask.apply(Field.text("resources.memorySwap", Checks::size));
        memoryReservation = ask.apply(Field.text("resources.memoryReservation", Checks::size));
        cpus = ask.apply(Field.text("resources.cpus", Checks::cores));
        cpuset = ask.apply(Field.text("resources.cpuset", Checks::coreList));
        cpuShares = ask.apply(Field.text("resources.cpuShares", Checks.whole(2)));
        pids = ask.apply(Field.text("resources.pidsLimit", Checks.whole(1)));
        blkioWeight = ask.apply(Field.text("resources.blkioWeight", Checks.whole(10)));
    }

    /** The most memory. */
    public Field<String> memory() {
        return memory;
    }

    Field<String> cpus() {
        return cpus;
    }

    /** Takes over what is in force, unless the user has changed it. */
    public void follow(Resources now) {
        memory.follow(size(now.memory()));
        memorySwap.follow(size(now.memorySwap()));
        memoryReservation.follow(size(now.memoryReservation()));
        Double cores = now.cpus();
        cpus.follow(cores == null ? "" : Quantities.number(cores));
        String set = now.cpuset();
        cpuset.follow(set == null ? "" : set);
        cpuShares.follow(number(now.cpuShares()));
        pids.follow(number(now.pidsLimit()));
        blkioWeight.follow(number(now.blkioWeight()));
    }

    /** The limits that an OCI configuration has. */
    static Resources told(JsonNode spec) {
        JsonNode resources = spec.path("linux").path("resources");
        JsonNode memory = resources.path("memory");
        JsonNode cpu = resources.path("cpu");
        JsonNode weight = resources.path("blockIO").path("weight");
        long quota = cpu.path("quota").asLong();
        long period = cpu.path("period").asLong();
        return new Resources(
                quota > 0 && period > 0 ? (double) quota / period : null,
                whole(cpu.path("shares")),
                cpu.path("cpus").asText(null),
                whole(memory.path("limit")),
                whole(memory.path("swap")),
                whole(memory.path("reservation")),
                whole(resources.path("pids").path("limit")),
                weight.isNumber() ? weight.asInt() : null);
    }

    private static @Nullable Long whole(JsonNode value) {
        return value.isNumber() ? value.asLong() : null;
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null || bytes < 0 ? "" : Quantities.size(bytes);
    }

    private static String number(@Nullable Number value) {
        return value == null || value.longValue() <= 0 ? "" : String.valueOf(value.longValue());
    }

    /** The limits that are given; absent where none is. */
    public @Nullable Resources given() {
        return read(field -> !field.get().isBlank());
    }

    /** The limits that were changed, -1 for one that was taken away; absent where none was. */
    public @Nullable Resources changed() {
        return read(Field::changed);
    }

    private @Nullable Resources read(Predicate<Field<String>> wanted) {
        if (Stream.of(memory, memorySwap, memoryReservation, cpus, cpuset, cpuShares, pids, blkioWeight)
                .noneMatch(wanted)) {
            return null;
        }
        Long weight = wanted.test(blkioWeight) ? whole(blkioWeight) : null;
        return new Resources(
                wanted.test(cpus) ? cores() : null,
                wanted.test(cpuShares) ? whole(cpuShares) : null,
                wanted.test(cpuset) ? cpuset.get().strip() : null,
                wanted.test(memory) ? bytes(memory) : null,
                wanted.test(memorySwap) ? bytes(memorySwap) : null,
                wanted.test(memoryReservation) ? bytes(memoryReservation) : null,
                wanted.test(pids) ? whole(pids) : null,
                weight == null ? null : weight.intValue());
    }

    private Double cores() {
        return cpus.get().isBlank() ? -1.0 : Double.valueOf(cpus.get().strip());
    }

    private static Long bytes(Field<String> field) {
        return Quantities.bytes(field.get()).orElse(-1);
    }

    private static Long whole(Field<String> field) {
        return field.get().isBlank() ? -1L : Long.valueOf(field.get().strip());
    }

    /** Their controls, the usual ones first. */
    public Node[] fields() {
        String none = Texts.get("fact.noLimit");
        return new Node[] {
            Fields.row(
                    Fields.line(memory, Texts.get("form.memory"), none),
                    Fields.line(cpus, Texts.get("form.cpus"), none)),
            Fields.row(
                    Fields.line(memorySwap, Texts.get("form.memorySwap"), none),
                    Fields.line(cpuset, Texts.get("form.cpuset"), Texts.get("form.cpuset.prompt"))),
            Fields.row(
                    Fields.line(memoryReservation, Texts.get("form.memoryReservation"), ""),
                    Fields.line(cpuShares, Texts.get("form.cpuShares"), "")),
            Fields.row(
                    Fields.line(pids, Texts.get("form.pids"), none),
                    Fields.line(blkioWeight, Texts.get("form.blkioWeight"), ""))
        };
    }
}
