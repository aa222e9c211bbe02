package dev.slipway.runtime.systemd;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A further unit to be made with a transient one. None ever is; the call has a place for them. */
public final class AuxiliaryUnit extends Struct {
    @Position(0)
    public final String name;

    @Position(1)
    public final List<UnitProperty> properties;

    public AuxiliaryUnit(String name, List<UnitProperty> properties) {
        this.name = name;
        this.properties = properties;
    }
}
