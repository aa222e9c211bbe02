package dev.slipway.helper;

import picocli.CommandLine;

/** The version of this build, as its jar's manifest tells. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"slipwayd " + current()};
    }

    /** {@code 0.1.0-SNAPSHOT}; "development" where the classes are not in a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
