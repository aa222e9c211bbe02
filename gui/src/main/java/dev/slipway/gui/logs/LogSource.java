package dev.slipway.gui.logs;

/** Where lines come from: a container. Thread-safe. */
public final class LogSource {
    /** How many colours there are to tell sources apart. */
    public static final int COLOURS = 8;

    /** The one source of a view that shows no other, and so needs no name. */
    public static final LogSource ONLY = new LogSource("", "", 0);

    private final String id;
    private final int colour;
    private volatile String name;

    /**
     * A source.
     *
     * @param id full id of the container
     * @param name what is read before its lines
     * @param colour from 0 to before {@value #COLOURS}
     */
    public LogSource(String id, String name, int colour) {
        this.id = id;
        this.name = name;
        this.colour = colour;
    }

    /** Full id of the container. */
    public String id() {
        return id;
    }

    /** What is read before its lines. */
    public String name() {
        return name;
    }

    /** Which of the colours it has. */
    public int colour() {
        return colour;
    }

    void rename(String now) {
        name = now;
    }
}
