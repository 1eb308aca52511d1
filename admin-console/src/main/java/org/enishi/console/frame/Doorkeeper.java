package org.enishi.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets only administrators pass, and nothing that another site's page sends; strangers are led to the login page and
 * come back to where they wanted to go. What the services behind the pages allow is decided there again.
 */
public class Doorkeeper extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ADMIN = "admin";
    private static final Set<String> OPEN = Set.of("/login", "/login.xhtml");
    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (comesFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (OPEN.contains(path) || path.startsWith(RESOURCES) || request.isUserInRole(ADMIN)) {
            chain.doFilter(request, response);
        } else if (request.getUserPrincipal() != null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(loginAddress(request));
        }
    }

    /** A form of ours is sent by a page of ours: browsers say so, and the token in each form proves it once more. */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) return false;
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static String loginAddress(HttpServletRequest request) {
        boolean isPage = request.getMethod().equals("GET");
        var wanted = Address.of(request.getRequestURI()).withQuery(request.getQueryString());
        String overview = request.getContextPath() + "/";
        boolean worthKeeping = isPage && !wanted.toString().equals(overview);
        return Address.of(overview + "login")
                .with("to", worthKeeping ? wanted : null)
                .toString();
    }
}
