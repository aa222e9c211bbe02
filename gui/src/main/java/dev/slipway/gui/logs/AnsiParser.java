package dev.slipway.gui.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads terminal output line by line: colours and weights (ECMA-48 SGR) are kept, every other control sequence is dropped.
 * The look goes on from one line to the next. Not thread-safe.
 */
public final class AnsiParser {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private final SelectGraphicRendition rendition = new SelectGraphicRendition();

    /** The line's text; a carriage return inside of it leaves only what was written after the last one. */
    public AnsiText parse(String raw) {
        String line = afterLastReturn(raw);
        if (rendition.style().equals(AnsiStyle.PLAIN) && isPlain(line)) {
            return new AnsiText(line, List.of());
        }
        return parseStyled(line);
    }

    private AnsiText parseStyled(String line) {
        StringBuilder text = new StringBuilder(line.length());
        List<AnsiText.Span> spans = new ArrayList<>();
        int spanStart = 0;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ESCAPE) {
                AnsiStyle before = rendition.style();
                at = skipSequence(line, at);
                if (!before.equals(rendition.style())) {
                    addSpan(spans, spanStart, text.length(), before);
                    spanStart = text.length();
                }
            } else {
                if (c == '\t' || !Character.isISOControl(c)) {
                    text.append(c);
                }
                at++;
            }
        }
        addSpan(spans, spanStart, text.length(), rendition.style());
        boolean plain = spans.stream().allMatch(span -> span.style().equals(AnsiStyle.PLAIN));
        return new AnsiText(text.toString(), plain ? List.of() : spans);
    }

    private static void addSpan(List<AnsiText.Span> spans, int start, int end, AnsiStyle style) {
        if (end > start) {
            spans.add(new AnsiText.Span(start, end, style));
        }
    }

    /** Index after the sequence that begins with the escape at {@code start}. */
    private int skipSequence(String line, int start) {
        int at = start + 1;
        if (at >= line.length()) {
            return at;
        }
        char kind = line.charAt(at);
        if (kind == '[') {
            return skipControl(line, at + 1);
        }
        if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_') {
            return skipString(line, at + 1);
        }
        while (at < line.length() && line.charAt(at) >= 0x20 && line.charAt(at) <= 0x2f) {
            at++;
        }
        return Math.min(at + 1, line.length());
    }

    private int skipControl(String line, int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) >= 0x20 && line.charAt(at) <= 0x3f) {
            at++;
        }
        if (at >= line.length()) {
            return at;
        }
        char last = line.charAt(at);
        if (last == 'm') {
            rendition.apply(line.substring(start, at));
        }
        return last >= 0x40 && last <= 0x7e ? at + 1 : at;
    }

    private static int skipString(String line, int start) {
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == BELL) {
                return at + 1;
            }
            if (c == ESCAPE) {
                boolean terminated = at + 1 < line.length() && line.charAt(at + 1) == '\\';
                return terminated ? at + 2 : at;
            }
        }
        return line.length();
    }

    private static String afterLastReturn(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n')) {
            end--;
        }
        return raw.substring(raw.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static boolean isPlain(String line) {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c != '\t' && Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }
}
