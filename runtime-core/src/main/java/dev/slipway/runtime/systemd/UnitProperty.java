package dev.slipway.runtime.systemd;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** A property of a unit; systemd.resource-control(5), in the form that org.freedesktop.systemd1(5) gives it. */
public final class UnitProperty extends Struct {
    @Position(0)
    public final String name;

    @Position(1)
    public final Variant<?> value;

    /** For dbus-java; see the others. */
    public UnitProperty(String name, Variant<?> value) {
        this.name = name;
        this.value = value;
    }

    public static UnitProperty of(String name, String text) {
        return new UnitProperty(name, new Variant<>(text));
    }

    public static UnitProperty of(String name, boolean on) {
        return new UnitProperty(name, new Variant<>(on));
    }

    /** A number without a sign; -1 is the highest, which stands for no limit. */
    public static UnitProperty of(String name, long number) {
        return new UnitProperty(
                name, new Variant<>(number < 0 ? new UInt64(UInt64.MAX_BIG_VALUE) : new UInt64(number)));
    }

    public static UnitProperty of(String name, byte[] bytes) {
        return new UnitProperty(name, new Variant<>(bytes, "ay"));
    }

    /** The processes that a scope is made of. */
    public static UnitProperty processes(int pid) {
        return new UnitProperty("PIDs", new Variant<>(List.of(new UInt32(pid)), "au"));
    }
}
