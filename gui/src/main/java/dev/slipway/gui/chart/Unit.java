package dev.slipway.gui.chart;

import java.util.Locale;

/** What a chart's values are, which decides where its grid lines lie and how they read. */
public enum Unit {
    /** CPU in cores. */
    CORES {
        @Override
        public String format(double value) {
            return value == 0 ? "0" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
        }
    },
    /** Memory or traffic in bytes, binary multiples. */
    BYTES {
        @Override
        public String format(double value) {
            return bytes(value);
        }

        @Override
        double step(double least) {
            double step = 1;
            while (step < least) {
                step *= 2;
            }
            return step;
        }
    },
    /** Traffic in bytes a second, binary multiples. */
    RATE {
        @Override
        public String format(double value) {
            return bytes(value) + "/s";
        }

        @Override
        double step(double least) {
            return BYTES.step(least);
        }
    },
    /** A part of a whole, 0 to 1, shown in per cent. */
    SHARE {
        @Override
        public String format(double value) {
            double percent = value * 100;
            return String.format(Locale.ROOT, percent == 0 || percent >= 10 ? "%.0f %%" : "%.1f %%", percent);
        }
    },
    /** Things that are counted. */
    COUNT {
        @Override
        public String format(double value) {
            return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
        }

        @Override
        double step(double least) {
            return Math.max(1, super.step(least));
        }
    };

    private static final String[] PREFIXES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    /** The value as people read it. */
    public abstract String format(double value);

    /** The smallest round distance between grid lines that is no less than {@code least}, which is more than 0. */
    double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double fraction = least / power;
        if (fraction <= 1.0000001) {
            return power;
        }
        if (fraction <= 2.0000001) {
            return 2 * power;
        }
        return fraction <= 5.0000001 ? 5 * power : 10 * power;
    }

    /** The round value nearest to one that was pointed at, where neighbouring pixels are {@code apart}. */
    double nearest(double value, double apart) {
        double step = step(Math.max(apart, 1e-9));
        return Math.max(step, Math.rint(value / step) * step);
    }

    private static String bytes(double value) {
        double scaled = Math.abs(value);
        int prefix = 0;
        while (scaled >= 1024 && prefix < PREFIXES.length - 1) {
            scaled /= 1024;
            prefix++;
        }
        double signed = value < 0 ? -scaled : scaled;
        boolean whole = prefix == 0 || scaled >= 100 || scaled == Math.rint(scaled);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", signed, PREFIXES[prefix]);
    }
}
