package dev.slipway.gui.files;

/** Absolute paths as they are typed and walked, without the file system of this machine. */
final class FilePath {
    static final String ROOT = "/";

    private FilePath() {}

    /** A path that was typed, made absolute, without a slash at its end or a {@code .}; {@code ..} is the helper's to follow. */
    static String of(String typed) {
        StringBuilder path = new StringBuilder();
        for (String name : typed.strip().split("/+", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                path.append('/').append(name);
            }
        }
        return path.isEmpty() ? ROOT : path.toString();
    }

    /** What is in a folder. */
    static String child(String folder, String name) {
        return folder.equals(ROOT) ? ROOT + name : folder + "/" + name;
    }

    /** The folder that a path is in. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? ROOT : path.substring(0, slash);
    }

    /** Its last name; empty of the root. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
