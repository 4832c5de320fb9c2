package com.klikk.provisioner.ops.access;

import com.klikk.provisioner.config.ProvisionerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The users, read again when their file changes. Blocking. */
@ApplicationScoped
class UsersFile {
    private static final Logger LOG = Logger.getLogger(UsersFile.class);
    private static final String KEY = "provisioner.security.users-file";
    private static final String ADVICE = ": every call to the REST API is refused. Make one with 'htpasswd -nB <name>',"
            + " append ':viewer' or ':operator' to its line, and name the file by " + KEY;

    /** A mounted secret is replaced by a link to another file, which may be of the same age. */
    private record Version(FileTime changed, long size, Object file) {}

    private final Optional<String> file;
    private Version version;
    private Map<String, User> users = Map.of();
    private boolean told;

    @Inject
    UsersFile(ProvisionerConfig config) {
        this(config.security().usersFile());
    }

    UsersFile(Optional<String> file) {
        this.file = file;
    }

    /** Users by name; none where there is no file to read. */
    synchronized Map<String, User> users() {
        if (file.isEmpty()) {
            return nobody(KEY + " is not set");
        }
        try {
            Path path = Path.of(file.get());
            Version now = version(path);
            if (!now.equals(version)) {
                load(path, now);
            }
            return users;
        } catch (IOException | InvalidPathException unreadable) {
            return nobody(KEY + " names a file that can't be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static Version version(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private void load(Path path, Version now) throws IOException {
        UserLines lines = UserLines.parse(Files.readAllLines(path));
        lines.faults().forEach(fault -> LOG.warnf("%s: %s; ignored", KEY, fault));
        LOG.infof("users file read, users=%d", lines.users().size());
        users = lines.users();
        version = now;
        told = false;
    }

    private Map<String, User> nobody(String why) {
        if (!told) {
            LOG.error(why + ADVICE);
        }
        told = true;
        version = null;
        users = Map.of();
        return users;
    }
}
