package dev.slipway.system;

/**
 * A step at which a helper may die.
 *
 * @param verb what it was about to do for a client
 * @param type the class, without the project's package
 * @param method its method
 * @param place {@code ENTRY}, {@code EXIT}, or another of Byteman's places within it
 */
record Step(Verb verb, String type, String method, String place) {
    static Step before(Verb verb, String type, String method) {
        return new Step(verb, type, method, "ENTRY");
    }

    static Step after(Verb verb, String type, String method) {
        return new Step(verb, type, method, "EXIT");
    }

    @Override
    public String toString() {
        var noun = type.substring(type.lastIndexOf('.') + 1);
        return verb.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": "
                + (place.equals("ENTRY") ? "before" : place.equals("EXIT") ? "after" : "amid") + " " + noun + "."
                + method;
    }
}
