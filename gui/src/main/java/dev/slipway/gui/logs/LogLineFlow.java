package dev.slipway.gui.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One line's text in its colours, with the pieces that match a search marked behind it. */
final class LogLineFlow extends TextFlow {
    private final List<Mark> marks = new ArrayList<>();

    private record Mark(Path path, int start, int end) {}

    /** Shows a line behind what leads to it: its time, its source, its level. */
    void show(List<Text> lead, LogLine line, List<SearchTerm.Range> matches, boolean current) {
        marks.clear();
        List<Node> nodes = new ArrayList<>(lead);
        int offset = lead.stream().mapToInt(text -> text.getText().length()).sum();
        addTexts(nodes, line.content(), offset);
        for (SearchTerm.Range match : matches) {
            addMark(match.start() + offset, match.end() + offset, current ? "log-match-current" : "log-match");
        }
        for (int i = 0; i < marks.size(); i++) {
            nodes.add(i, marks.get(i).path());
        }
        getChildren().setAll(nodes);
    }

    private void addTexts(List<Node> nodes, AnsiText content, int offset) {
        if (content.spans().isEmpty()) {
            Text text = new Text(content.text());
            text.getStyleClass().add("log-text");
            nodes.add(text);
            return;
        }
        for (AnsiText.Span span : content.spans()) {
            nodes.add(styled(content.text().substring(span.start(), span.end()), span.style()));
            AnsiColor ground = span.style().inverse()
                    ? span.style().foreground()
                    : span.style().background();
            if (ground.kind() != AnsiColor.Kind.NONE || span.style().inverse()) {
                addGround(ground, span.start() + offset, span.end() + offset);
            }
        }
    }

    private static Text styled(String content, AnsiStyle style) {
        Text text = new Text(content);
        List<String> classes = text.getStyleClass();
        classes.add("log-text");
        AnsiColor color = style.inverse() ? style.background() : style.foreground();
        switch (color.kind()) {
            case PALETTE -> classes.add("ansi-text-" + color.value());
            case LITERAL -> text.setStyle("-fx-fill: " + literal(color) + ";");
            case NONE -> {
                if (style.inverse()) {
                    classes.add("ansi-text-inverse");
                } else if (style.background().kind() == AnsiColor.Kind.LITERAL) {
                    classes.add(style.background().isDark() ? "ansi-text-on-dark" : "ansi-text-on-light");
                }
            }
        }
        if (style.bold()) {
            classes.add("ansi-bold");
        }
        if (style.faint()) {
            classes.add("ansi-faint");
        }
        if (style.italic()) {
            classes.add("ansi-italic");
        }
        text.setUnderline(style.underline());
        return text;
    }

    private void addGround(AnsiColor color, int start, int end) {
        Path path = addMark(start, end, "ansi-ground");
        switch (color.kind()) {
            case PALETTE -> path.getStyleClass().add("ansi-ground-" + color.value());
            case LITERAL -> path.setStyle("-fx-fill: " + literal(color) + ";");
            case NONE -> path.getStyleClass().add("ansi-ground-inverse");
        }
    }

    private static String literal(AnsiColor color) {
        Color c = Color.rgb(color.value() >> 16 & 255, color.value() >> 8 & 255, color.value() & 255);
        return "#" + c.toString().substring(2, 8);
    }

    private Path addMark(int start, int end, String styleClass) {
        Path path = new Path();
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.setStroke(null);
        path.getStyleClass().add(styleClass);
        marks.add(new Mark(path, start, end));
        return path;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Mark mark : marks) {
            mark.path().getElements().setAll(rangeShape(mark.start(), mark.end()));
        }
    }
}
