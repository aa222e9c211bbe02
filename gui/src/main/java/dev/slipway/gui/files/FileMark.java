package dev.slipway.gui.files;

import dev.slipway.gui.text.Texts;
import java.util.Locale;

/** How a file of a container differs from what the container was made of. */
enum FileMark {
    NONE(""),
    ADDED("success"),
    CHANGED("accent"),
    DELETED("danger");

    private final String role;

    FileMark(String role) {
        this.role = role;
    }

    /** By the word of the wire; {@link #NONE} for one that isn't known. */
    static FileMark ofWord(String word) {
        for (FileMark mark : values()) {
            if (mark != NONE && mark.word().equals(word)) {
                return mark;
            }
        }
        return NONE;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The style class of its colour; empty for none. */
    String role() {
        return role;
    }

    /** The letter that stands for it; empty for none. */
    String letter() {
        return this == NONE ? "" : Texts.get("files.letter." + word());
    }

    /** What it means, a few words; empty for none. */
    String words() {
        return this == NONE ? "" : Texts.get("files.mark." + word());
    }
}
