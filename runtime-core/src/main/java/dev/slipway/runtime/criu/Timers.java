package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images;
import java.util.ArrayList;
import java.util.List;

/** Reads the timers of a process. */
final class Timers {
    static final double NANO = 1e9;
    private static final double MICRO = 1e6;
    private static final int NO_SIGNAL = 1;
    private static final int ALARM = 14;
    private static final int VIRTUAL_ALARM = 26;
    private static final int PROFILING = 27;
    private static final List<String> CLOCKS = List.of(
            "realtime",
            "monotonic",
            "process-cputime",
            "thread-cputime",
            "monotonic-raw",
            "realtime-coarse",
            "monotonic-coarse",
            "boottime",
            "realtime-alarm",
            "boottime-alarm",
            "sgi-cycle",
            "tai");

    private Timers() {}

    /** Those that are armed, and all of timer_create(2). */
    static List<TimerDetail> of(Images.Timers saved) {
        List<TimerDetail> found = new ArrayList<>();
        add(found, "real", ALARM, saved.getReal());
        add(found, "virtual", VIRTUAL_ALARM, saved.getVirt());
        add(found, "profiling", PROFILING, saved.getProf());
        for (Images.PosixTimer each : saved.getPosixList()) {
            found.add(new TimerDetail(
                    "posix",
                    each.getItId(),
                    clock(each.getClockId()),
                    seconds(each.getVsec(), each.getVnsec(), NANO),
                    seconds(each.getIsec(), each.getInsec(), NANO),
                    each.getItSigevNotify() == NO_SIGNAL ? null : (Integer) each.getSiSigno()));
        }
        return found;
    }

    private static void add(List<TimerDetail> found, String kind, int signal, Images.Itimer timer) {
        double left = seconds(timer.getVsec(), timer.getVusec(), MICRO);
        double interval = seconds(timer.getIsec(), timer.getIusec(), MICRO);
        if (left > 0 || interval > 0) {
            found.add(new TimerDetail(kind, null, null, left, interval, signal));
        }
    }

    static double seconds(long whole, long parts, double ofOne) {
        return whole + parts / ofOne;
    }

    static String clock(int number) {
        return number >= 0 && number < CLOCKS.size() ? CLOCKS.get(number) : "clock-" + Integer.toUnsignedString(number);
    }
}
