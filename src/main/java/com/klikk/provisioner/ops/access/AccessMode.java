package com.klikk.provisioner.ops.access;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.config.ProvisionerConfig.Mode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says at start who may come in. */
@ApplicationScoped
public class AccessMode {
    private static final Logger LOG = Logger.getLogger(AccessMode.class);

    private final UsersFile file;

    AccessMode(UsersFile file) {
        this.file = file;
    }

    void tell(@Observes StartupEvent started, ProvisionerConfig config) {
        if (config.security().mode() == Mode.NONE) {
            LOG.warn("provisioner.security.mode=none: whoever reaches this service may order and cancel servers");
        } else {
            file.users();
        }
    }
}
