package org.enishi.web.security;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.enishi.security.Recognition;
import org.enishi.security.Requester;

/** Puts {@link CallerModule} in the place of the bridge to the mechanism, which the container has registered before. */
@WebListener
public class CallerModuleRegistration implements ServletContextListener {
    @Inject
    Recognition recognition;

    @Inject
    Requester requester;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AuthConfigFactory.getFactory()
                .registerServerAuthModule(new CallerModule(recognition, requester), event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        AuthConfigFactory.getFactory().removeServerAuthModule(event.getServletContext());
    }
}
