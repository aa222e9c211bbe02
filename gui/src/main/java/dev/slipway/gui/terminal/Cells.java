package dev.slipway.gui.terminal;

import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The characters of a terminal: their fonts, and the size of the cell that each stands in. */
final class Cells {
    private static final String FAMILY = "monospace";
    private static final double SIZE = 13;
    private static final int MEASURED = 100;

    private final Font plain = Font.font(FAMILY, SIZE);
    private final Font bold = Font.font(FAMILY, FontWeight.BOLD, SIZE);
    private final Font italic = Font.font(FAMILY, FontPosture.ITALIC, SIZE);
    private final Font boldItalic = Font.font(FAMILY, FontWeight.BOLD, FontPosture.ITALIC, SIZE);
    private final double width;
    private final double height;
    private final double baseline;

    Cells() {
        Text measured = new Text("0".repeat(MEASURED));
        measured.setFont(plain);
        width = measured.getLayoutBounds().getWidth() / MEASURED;
        height = Math.ceil(measured.getLayoutBounds().getHeight()) + 1;
        baseline = Math.round(measured.getBaselineOffset());
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** From the top of a cell. */
    double baseline() {
        return baseline;
    }

    Font font(boolean isBold, boolean isItalic) {
        if (isBold) {
            return isItalic ? boldItalic : bold;
        }
        return isItalic ? italic : plain;
    }
}
