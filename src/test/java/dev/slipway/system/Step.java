package dev.slipway.system;

import java.util.Locale;

/**
 * A step at which a helper may die.
 *
 * @param verb what it was about to do for a client
 * @param type the class, without the project's package
 * @param method its method
 * @param place {@code ENTRY}, {@code EXIT}, or another of Byteman's places within it
 * @param time at which passage it dies; 1 is the first
 */
record Step<V extends Enum<V>>(V verb, String type, String method, String place, int time) {
    static <V extends Enum<V>> Step<V> before(V verb, String type, String method) {
        return new Step<>(verb, type, method, "ENTRY", 1);
    }

    static <V extends Enum<V>> Step<V> after(V verb, String type, String method) {
        return new Step<>(verb, type, method, "EXIT", 1);
    }

    /** Once its program was started, and before it is heard of what came of that. */
    static <V extends Enum<V>> Step<V> amidProgram(V verb) {
        return new Step<>(verb, "runtime.os.ProgramRunner", "runForReport", "INVOKE Child.readLine", 1);
    }

    /** The same at a later passage. */
    Step<V> at(int passage) {
        return new Step<>(verb, type, method, place, passage);
    }

    @Override
    public String toString() {
        var noun = type.substring(type.lastIndexOf('.') + 1);
        return verb.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + (place.equals("ENTRY") ? "before" : place.equals("EXIT") ? "after" : "amid") + " " + noun + "."
                + method + (time == 1 ? "" : ", time " + time);
    }
}
