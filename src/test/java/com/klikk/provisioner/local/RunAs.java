package com.klikk.provisioner.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who runs PostgreSQL: it refuses to run as root. */
enum RunAs {
    /** Nobody special: we are not root. */
    SELF,
    /** Root in a user namespace that does not know root. Files stay ours, so any folder will do. */
    NAMESPACE,
    /** Another user, where the system has no user namespaces or forbids them (many containers do). */
    NOBODY;

    /** What suits this machine. */
    static RunAs here() {
        if (!Commands.output("id", "-u").equals("0")) {
            return SELF;
        }
        return Commands.succeeds(List.of("unshare", "-U", "true")) ? NAMESPACE : NOBODY;
    }

    /** The command line that runs this shell script, with its arguments, as the right user. */
    List<String> shell(String script, List<String> arguments) {
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        shell.addAll(arguments);
        return switch (this) {
            case SELF -> shell;
            case NAMESPACE -> prepend(List.of("unshare", "-U"), shell);
            case NOBODY -> switchUser(shell);
        };
    }

    /** A folder that this user can reach: the wanted one, or one in the system's place for temporary files. */
    Path folder(Path wanted) {
        Path absolute = wanted.toAbsolutePath().normalize();
        if (this != NOBODY
                || Commands.succeeds(
                        shell("test -x \"$1\"", List.of(absolute.getParent().toString())))) {
            return absolute;
        }
        String name =
                "klikk-provisioner-" + Integer.toHexString(absolute.toString().hashCode());
        return Path.of(System.getProperty("java.io.tmpdir"), name);
    }

    /** Hands a folder over to this user; an earlier run may have had another. */
    void own(Path folder) {
        if (this != SELF) {
            Commands.output("chown", "-R", this == NOBODY ? "nobody" : "0", folder.toString());
        }
    }

    private static List<String> switchUser(List<String> command) {
        if (Commands.succeeds(List.of("setpriv", "--version"))) {
            String uid = Commands.output("id", "-u", "nobody");
            String gid = Commands.output("id", "-g", "nobody");
            return prepend(List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups"), command);
        }
        return prepend(List.of("sudo", "-u", "nobody"), command);
    }

    private static List<String> prepend(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
