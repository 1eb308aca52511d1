package org.enishi.web.client.sync;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.enishi.sync.SyncService;

/** Before the last listener closes, whoever waits gets an answer. */
@WebListener
public class SyncEnd implements ServletContextListener {
    @Inject
    SyncService sync;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sync.close();
    }
}
