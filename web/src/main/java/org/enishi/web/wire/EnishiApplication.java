package org.enishi.web.wire;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application: everything below the root, resources found by annotation. */
@ApplicationPath("/")
public class EnishiApplication extends Application {}
