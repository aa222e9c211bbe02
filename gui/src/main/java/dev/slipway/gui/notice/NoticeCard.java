package dev.slipway.gui.notice;

import dev.slipway.gui.format.Ages;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** A notice as a small card. */
final class NoticeCard extends HBox {
    NoticeCard(Notice notice, Runnable close) {
        getStyleClass().addAll("notice", role(notice.level()));
        Label title = new Label(notice.title());
        title.getStyleClass().add("notice-title");
        title.setWrapText(true);
        Label time = new Label(Ages.clock(notice.time()));
        time.getStyleClass().add("dim-text");
        time.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(4, title);
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!notice.detail().isEmpty()) {
            Label detail = new Label(notice.detail());
            detail.setWrapText(true);
            detail.setMinHeight(USE_PREF_SIZE);
            detail.getStyleClass().add("dim-text");
            texts.getChildren().add(detail);
        }
        Supplier<@Nullable Node> picture = notice.picture();
        Node shown = picture == null ? null : picture.get();
        if (shown != null) {
            texts.getChildren().add(shown);
        }
        if (!notice.offers().isEmpty()) {
            HBox offers = new HBox(12);
            notice.offers().forEach(offer -> {
                Hyperlink link = new Hyperlink(offer.text());
                link.setOnAction(event -> {
                    close.run();
                    offer.work().run();
                });
                offers.getChildren().add(link);
            });
            texts.getChildren().add(offers);
        }
        Button dismiss = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        dismiss.getStyleClass().addAll("flat", "icon-button", "small");
        dismiss.setFocusTraversable(false);
        dismiss.setOnAction(event -> close.run());
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(new FontIcon(icon(notice.level())), texts, time, dismiss);
    }

    private static String role(Notice.Level level) {
        return switch (level) {
            case INFO -> "neutral";
            case SUCCESS -> "success";
            case WARNING -> "warning";
            case ERROR -> "danger";
        };
    }

    private static Ikon icon(Notice.Level level) {
        return switch (level) {
            case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
            case SUCCESS -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case WARNING -> MaterialDesignA.ALERT_OUTLINE;
            case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
        };
    }
}
