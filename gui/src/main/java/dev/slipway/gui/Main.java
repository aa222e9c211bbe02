package dev.slipway.gui;

/** Where the program begins. Not an {@code Application}, so that JavaFX may lie on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Launcher.run(arguments));
    }
}
