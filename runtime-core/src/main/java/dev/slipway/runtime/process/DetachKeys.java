package dev.slipway.runtime.process;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks in what a user types for the keys that detach, also where they come in several pieces. What may be their begin is
 * held back until it is known. Confined to one thread.
 */
public final class DetachKeys {
    /** The usual ones. */
    public static final String DEFAULT = "ctrl-p,ctrl-q";

    private static final String CONTROL = "ctrl-";
    /** The characters with a control code, at their code's place. */
    private static final String CONTROLS = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    private final byte[] keys;
    private int matched;
    private boolean detached;

    private DetachKeys(byte[] keys) {
        this.keys = keys;
    }

    /**
     * Reads keys as docker and podman write them: single characters and {@code ctrl-X}, separated by commas.
     *
     * @param text null for the usual ones, empty for none
     * @throws EngineException INVALID_ARGUMENT
     */
    public static DetachKeys of(@Nullable String text) {
        String given = text == null ? DEFAULT : text;
        if (given.isEmpty()) {
            return new DetachKeys(new byte[0]);
        }
        String[] names = given.split(",", -1);
        byte[] keys = new byte[names.length];
        for (int i = 0; i < names.length; i++) {
            keys[i] = key(names[i], given);
        }
        return new DetachKeys(keys);
    }

    private static byte key(String name, String all) {
        if (name.length() == 1 && name.charAt(0) < 0x80) {
            return (byte) name.charAt(0);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int code = lower.startsWith(CONTROL) && lower.length() == CONTROL.length() + 1
                ? CONTROLS.indexOf(lower.charAt(CONTROL.length()))
                : -1;
        if (code < 0) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not take the detach keys \"" + all + "\": " + name + " is no key")
                    .hint("Write them like " + DEFAULT + ", or leave them empty for none.");
        }
        return (byte) code;
    }

    /** What of this input, and of what was held back before, is for the process; what follows the keys is dropped. */
    public byte[] pass(byte[] input) {
        if (keys.length == 0) {
            return input;
        }
        ByteArrayOutputStream passed = new ByteArrayOutputStream(input.length + matched);
        for (byte next : input) {
            if (detached) {
                break;
            }
            take(next, passed);
        }
        return passed.toByteArray();
    }

    private void take(byte next, ByteArrayOutputStream passed) {
        byte[] held = Arrays.copyOf(keys, matched + 1);
        held[matched] = next;
        int start = 0;
        while (start < held.length && !isBegin(held, start)) {
            passed.write(held[start++]);
        }
        matched = held.length - start;
        detached = matched == keys.length;
    }

    private boolean isBegin(byte[] held, int start) {
        return Arrays.equals(held, start, held.length, keys, 0, held.length - start);
    }

    /** What is still held back, when no more input will come. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOf(keys, detached ? 0 : matched);
        matched = 0;
        return rest;
    }

    /** Whether the keys came. */
    public boolean detached() {
        return detached;
    }
}
