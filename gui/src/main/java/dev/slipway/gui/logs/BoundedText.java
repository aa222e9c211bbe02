package dev.slipway.gui.logs;

/** A text that may be looked at only so often, so that an expression that backtracks without end is given up. */
final class BoundedText implements CharSequence {
    private static final int STEPS = 2_000_000;

    private final CharSequence text;
    private int left;

    BoundedText(CharSequence text) {
        this(text, STEPS);
    }

    private BoundedText(CharSequence text, int left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The text was looked at too often. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("the expression takes too many steps", null, false, false);
        }
    }
}
