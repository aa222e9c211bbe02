package dev.slipway.runtime.systemd;

import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;

/** systemd's manager object, org.freedesktop.systemd1(5). Public because dbus-java implements it. */
@DBusInterfaceName("org.freedesktop.systemd1.Manager")
public interface ServiceManager extends DBusInterface {
    @DBusMemberName("Subscribe")
    void subscribe();

    /** Fails if there is none. */
    @DBusMemberName("GetUnit")
    DBusPath getUnit(String name);

    @DBusMemberName("StartTransientUnit")
    DBusPath startTransientUnit(String name, String mode, List<UnitProperty> properties, List<AuxiliaryUnit> auxiliary);

    @DBusMemberName("StopUnit")
    DBusPath stopUnit(String name, String mode);

    @DBusMemberName("ResetFailedUnit")
    void resetFailedUnit(String name);

    @DBusMemberName("SetUnitProperties")
    void setUnitProperties(String name, boolean untilReboot, List<UnitProperty> properties);

    /** That a job came to its end; {@code result} is {@code done} where it succeeded. */
    final class JobRemoved extends DBusSignal {
        private final String unit;
        private final String result;

        public JobRemoved(String path, UInt32 id, DBusPath job, String unit, String result) throws DBusException {
            super(path, id, job, unit, result);
            this.unit = unit;
            this.result = result;
        }

        String unit() {
            return unit;
        }

        String result() {
            return result;
        }
    }
}
