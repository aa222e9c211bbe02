package dev.slipway.gui.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes taken for text.
 *
 * @param charset that was guessed
 */
record TextGuess(String text, Charset charset) {
    /** Of so many characters one may be a control character that text has no use for, where nothing else tells what it is. */
    private static final int CONTROLS_OF = 50;

    private static final String USUAL_CONTROLS = "\t\n\r\f\b\u001b\u0085";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /**
     * UTF-8 where it is that, UTF-16 where its first bytes say so, else Latin-1; empty for what is no text.
     *
     * @param cut whether more bytes would follow, so that the last character may not be whole
     */
    static Optional<TextGuess> of(byte[] bytes, boolean cut) {
        if (begins(bytes, 0xff, 0xfe)) {
            return decoded(bytes, cut, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return decoded(bytes, cut, StandardCharsets.UTF_16BE);
        }
        for (byte each : bytes) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        return decoded(bytes, cut, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, cut, StandardCharsets.ISO_8859_1))
                .filter(TextGuess::looksLikeText);
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static Optional<TextGuess> decoded(byte[] bytes, boolean cut, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        try {
            CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, !cut);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        String text = characters.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(new TextGuess(marked ? text.substring(1) : text, charset));
    }

    private boolean looksLikeText() {
        long controls = text.chars()
                .filter(character -> Character.isISOControl(character) && USUAL_CONTROLS.indexOf(character) < 0)
                .count();
        return controls * CONTROLS_OF <= text.length();
    }
}
