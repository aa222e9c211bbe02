package dev.slipway.gui.notice;

import dev.slipway.gui.fx.Background;
import dev.slipway.protocol.rpc.RpcException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the user was told, newest first. JavaFX thread only. */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int KEPT = 200;

    private final InstantSource clock;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final IntegerProperty unread = new SimpleIntegerProperty(this, "unread");

    /** Nothing told yet. */
    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    public ObservableList<Notice> all() {
        return all;
    }

    /** How many came since the list was last looked at. */
    public IntegerProperty unreadProperty() {
        return unread;
    }

    /** Tells something. */
    public void tell(Notice.Level level, String title, String detail, Notice.Offer... offers) {
        tell(level, title, detail, null, List.of(offers));
    }

    /** Tells something with a picture, which may be made more than once. */
    public void tell(
            Notice.Level level,
            String title,
            String detail,
            @Nullable Supplier<@Nullable Node> picture,
            List<Notice.Offer> offers) {
        all.add(0, new Notice(level, title, detail, clock.instant(), picture, offers));
        if (all.size() > KEPT) {
            all.remove(KEPT, all.size());
        }
        unread.set(unread.get() + 1);
    }

    /** Why something failed, a sentence: in the helper's own words where it told. */
    public static String reason(Throwable failure) {
        Throwable cause = Background.cause(failure);
        String message = cause instanceof RpcException rpc ? rpc.message() : cause.getMessage();
        return sentence(message == null || message.isBlank() ? cause.toString() : message);
    }

    /** Tells of a failure in the helper's own words, with its hint. */
    public void failed(Throwable failure, Notice.Offer... offers) {
        Throwable cause = Background.cause(failure);
        if (cause instanceof RpcException rpc) {
            tell(
                    Notice.Level.ERROR,
                    reason(cause),
                    rpc.hint().map(Notices::sentence).orElse(""),
                    offers);
        } else {
            LOG.debug("failed", cause);
            tell(Notice.Level.ERROR, reason(cause), "", offers);
        }
    }

    /** A message as a sentence: a capital first, a full stop last. */
    public static String sentence(String message) {
        String text = message.strip();
        if (text.isEmpty()) {
            return text;
        }
        String capital = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") || capital.endsWith("?") || capital.endsWith("!") ? capital : capital + ".";
    }
}
