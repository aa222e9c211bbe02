package dev.slipway.helper.handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names of users (passwd(5)).
 *
 * @param passwd the file that tells them
 */
record Users(Path passwd) {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    /** The name of a uid, or its number where the file tells none. */
    String name(int uid) {
        String number = Integer.toString(uid);
        try {
            for (String line : Files.readAllLines(passwd)) {
                String[] fields = line.split(":", 4);
                if (fields.length == 4 && fields[2].equals(number)) {
                    return fields[0];
                }
            }
        } catch (IOException e) {
            LOG.debug("could not read {}", passwd, e);
        }
        return number;
    }
}
