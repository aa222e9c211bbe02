package dev.slipway.runtime.criu;

import org.jspecify.annotations.Nullable;

/** Architectures that CRIU knows, in the order of its numbers for them. */
public enum Architecture {
    UNKNOWN(null),
    X86("amd64"),
    ARM("arm"),
    ARM_64("aarch64"),
    POWER("ppc64le"),
    S390("s390x"),
    MIPS("mips64el"),
    LOONGARCH("loongarch64"),
    RISCV("riscv64");

    private final @Nullable String word;

    Architecture(@Nullable String word) {
        this.word = word;
    }

    /** As Java calls it; null for one that CRIU did not tell, or that came to be known later. */
    public @Nullable String word() {
        return word;
    }

    /** The one with this number; UNKNOWN for any other. */
    static Architecture of(int number) {
        return number > 0 && number < values().length ? values()[number] : UNKNOWN;
    }
}
