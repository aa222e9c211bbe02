package dev.slipway.gui.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A JSON document as a tree of what is shown of it.
 *
 * @param entry the value at the root
 * @param children what it holds, in order
 */
public record SpecTree(SpecEntry entry, List<SpecTree> children) {
    private static final int MAX_DEPTH = 64;

    public SpecTree {
        children = List.copyOf(children);
    }

    /** The tree of a document. Levels below the sixty-fourth are left out. */
    public static SpecTree of(JsonNode document) {
        return of(new SpecEntry("", "", false, document), 0);
    }

    private static SpecTree of(SpecEntry entry, int depth) {
        List<SpecTree> children = new ArrayList<>();
        JsonNode value = entry.value();
        if (depth < MAX_DEPTH) {
            value.properties()
                    .forEach(property -> children.add(of(
                            new SpecEntry(
                                    entry.pointer() + "/" + escaped(property.getKey()),
                                    property.getKey(),
                                    false,
                                    property.getValue()),
                            depth + 1)));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                children.add(
                        of(new SpecEntry(entry.pointer() + "/" + i, String.valueOf(i), true, value.get(i)), depth + 1));
            }
        }
        return new SpecTree(entry, children);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /**
     * What is left when only entries are wanted whose name, value or pointer holds a text, capitals aside: these, all they hold, and
     * what they lie in. The root always stays.
     */
    public SpecTree filtered(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() ? this : new SpecTree(entry, childrenWith(wanted));
    }

    private List<SpecTree> childrenWith(String wanted) {
        List<SpecTree> kept = new ArrayList<>();
        for (SpecTree child : children) {
            if (child.entry().matches(wanted)) {
                kept.add(child);
            } else {
                List<SpecTree> inside = child.childrenWith(wanted);
                if (!inside.isEmpty()) {
                    kept.add(new SpecTree(child.entry(), inside));
                }
            }
        }
        return kept;
    }

    /** How many entries below the root hold the text themselves. */
    public int count(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        int count = 0;
        for (SpecTree child : children) {
            count += (child.entry().matches(wanted) ? 1 : 0) + child.count(text);
        }
        return count;
    }
}
